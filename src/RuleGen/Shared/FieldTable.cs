namespace RuleGen.Shared;

/// <summary>How a field's values are compared: the Elasticsearch mapping type of its ECS name.</summary>
internal enum FieldType
{
    /// <summary>Whole text, any letter.</summary>
    Keyword,

    /// <summary>Whole text, with cheap patterns; compares as a keyword.</summary>
    Wildcard,

    /// <summary>Analysed text: compared word by word, without letter case.</summary>
    Text,

    /// <summary>A number, as JSON number or as its decimal or <c>0x</c> text.</summary>
    Number,

    /// <summary>True or false, as JSON literal or text.</summary>
    Boolean,

    /// <summary>A point in time.</summary>
    Date,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Ip,
}

/// <summary>
/// One field of the taxonomy: its canonical (ECS) name and what each family of sources calls it. A name may carry a derivation behind
/// <c>#</c> (<c>Image#file</c> is the file name of <c>Image</c>), and a condition before <c>:</c> (an event id of the Security log, a table
/// of Defender for Endpoint, or <c>*</c>).
/// </summary>
internal sealed class FieldRow
{
    public FieldRow(
        string name, FieldType type, string classes, string sigma, string windows, string ecs, string security, string defender)
    {
        Name = name;
        Type = type;
        Classes = Split(classes);
        SigmaNames = Split(sigma);
        WindowsNames = Split(windows);
        EcsNames = Split(ecs);
        SecurityNames = Split(security);
        DefenderNames = Split(defender);
    }

    /// <summary>The name inside RuleGen.</summary>
    public string Name { get; }

    public FieldType Type { get; }

    /// <summary>The groups of event classes that carry the field; <c>*</c> is all.</summary>
    public string[] Classes { get; }

    /// <summary>Names that Sigma rules use.</summary>
    public string[] SigmaNames { get; }

    /// <summary>Names in the event data of Sysmon and other Windows logs.</summary>
    public string[] WindowsNames { get; }

    /// <summary>Dotted names in ECS records of Winlogbeat and Elastic Defend.</summary>
    public string[] EcsNames { get; }

    /// <summary>Names in the event data of the Security log.</summary>
    public string[] SecurityNames { get; }

    /// <summary>Columns of Defender for Endpoint.</summary>
    public string[] DefenderNames { get; }

    private static string[] Split(string list) => list.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The fields of the taxonomy, and how to find one by any of its names.</summary>
internal static class FieldTable
{
    public static readonly FieldRow[] Rows =
    [
        new("registry.path", FieldType.Keyword, "registry", sigma: "TargetObject", windows: "TargetObject", ecs: "registry.path", security: "", defender: ""),
        new("registry.hive", FieldType.Keyword, "registry", sigma: "", windows: "", ecs: "registry.hive", security: "", defender: ""),
        new("registry.key", FieldType.Keyword, "registry", sigma: "", windows: "", ecs: "registry.key", security: "4657:ObjectName", defender: "RegistryKey"),
        new("registry.value", FieldType.Keyword, "registry", sigma: "", windows: "", ecs: "registry.value", security: "4657:ObjectValueName", defender: "RegistryValueName"),
        new("registry.data.strings", FieldType.Wildcard, "registry", sigma: "Details", windows: "Details", ecs: "registry.data.strings", security: "4657:NewValue", defender: "RegistryValueData"),
        new("registry.data.type", FieldType.Keyword, "registry", sigma: "", windows: "", ecs: "registry.data.type", security: "4657:NewValueType", defender: "RegistryValueType"),
        new("registry.data.bytes", FieldType.Keyword, "registry", sigma: "", windows: "", ecs: "registry.data.bytes", security: "", defender: ""),
        new("registry.data.old", FieldType.Keyword, "registry", sigma: "", windows: "", ecs: "", security: "4657:OldValue", defender: "PreviousRegistryValueData"),
        new("registry.operation", FieldType.Keyword, "registry", sigma: "EventType", windows: "EventType", ecs: "winlog.event_data.EventType", security: "4657:OperationType", defender: "ActionType"),
        new("registry.new_name", FieldType.Keyword, "registry", sigma: "NewName", windows: "NewName", ecs: "winlog.event_data.NewName", security: "", defender: ""),
        new("process.executable", FieldType.Keyword, "*", sigma: "Image", windows: "Image", ecs: "process.executable", security: "4688:NewProcessName 4657:ProcessName 4663:ProcessName", defender: "DeviceProcessEvents:FolderPath *:InitiatingProcessFolderPath"),
        new("process.name", FieldType.Keyword, "*", sigma: "", windows: "Image#file", ecs: "process.name", security: "4688:NewProcessName#file", defender: "DeviceProcessEvents:FileName *:InitiatingProcessFileName"),
        new("process.pid", FieldType.Number, "*", sigma: "ProcessId", windows: "ProcessId", ecs: "process.pid", security: "4688:NewProcessId 4657:ProcessId", defender: "DeviceProcessEvents:ProcessId *:InitiatingProcessId"),
        new("process.entity_id", FieldType.Keyword, "*", sigma: "ProcessGuid", windows: "ProcessGuid", ecs: "process.entity_id", security: "", defender: "ProcessUniqueId"),
        new("process.command_line", FieldType.Wildcard, "process_start", sigma: "CommandLine", windows: "CommandLine", ecs: "process.command_line", security: "4688:CommandLine", defender: "DeviceProcessEvents:ProcessCommandLine *:InitiatingProcessCommandLine"),
        new("process.args", FieldType.Keyword, "process_start", sigma: "", windows: "", ecs: "process.args", security: "", defender: ""),
        new("process.args_count", FieldType.Number, "process_start", sigma: "", windows: "", ecs: "process.args_count", security: "", defender: ""),
        new("process.working_directory", FieldType.Keyword, "process_start", sigma: "CurrentDirectory", windows: "CurrentDirectory", ecs: "process.working_directory", security: "", defender: ""),
        new("process.pe.original_file_name", FieldType.Keyword, "process_start", sigma: "OriginalFileName", windows: "OriginalFileName", ecs: "process.pe.original_file_name", security: "", defender: "ProcessVersionInfoOriginalFileName"),
        new("process.pe.file_version", FieldType.Keyword, "process_start", sigma: "FileVersion", windows: "FileVersion", ecs: "process.pe.file_version", security: "", defender: "ProcessVersionInfoProductVersion"),
        new("process.pe.description", FieldType.Keyword, "process_start", sigma: "Description", windows: "Description", ecs: "process.pe.description", security: "", defender: "ProcessVersionInfoFileDescription"),
        new("process.pe.product", FieldType.Keyword, "process_start", sigma: "Product", windows: "Product", ecs: "process.pe.product", security: "", defender: "ProcessVersionInfoProductName"),
        new("process.pe.company", FieldType.Keyword, "process_start", sigma: "Company", windows: "Company", ecs: "process.pe.company", security: "", defender: "ProcessVersionInfoCompanyName"),
        new("process.pe.imphash", FieldType.Keyword, "process_start", sigma: "Imphash", windows: "Hashes#imphash", ecs: "process.pe.imphash", security: "", defender: ""),
        new("process.hash.md5", FieldType.Keyword, "process_start", sigma: "md5", windows: "Hashes#md5", ecs: "process.hash.md5", security: "", defender: "MD5"),
        new("process.hash.sha1", FieldType.Keyword, "process_start", sigma: "sha1", windows: "Hashes#sha1", ecs: "process.hash.sha1", security: "", defender: "SHA1"),
        new("process.hash.sha256", FieldType.Keyword, "process_start", sigma: "sha256", windows: "Hashes#sha256", ecs: "process.hash.sha256", security: "", defender: "SHA256"),
        new("process.hashes", FieldType.Keyword, "process_start image_load driver_load", sigma: "Hashes", windows: "Hashes", ecs: "winlog.event_data.Hashes", security: "", defender: ""),
        new("process.integrity", FieldType.Keyword, "process_start", sigma: "IntegrityLevel", windows: "IntegrityLevel", ecs: "winlog.event_data.IntegrityLevel", security: "4688:MandatoryLabel", defender: "ProcessIntegrityLevel"),
        new("process.parent.executable", FieldType.Keyword, "process_start", sigma: "ParentImage", windows: "ParentImage", ecs: "process.parent.executable", security: "4688:ParentProcessName", defender: "InitiatingProcessFolderPath"),
        new("process.parent.name", FieldType.Keyword, "process_start", sigma: "", windows: "ParentImage#file", ecs: "process.parent.name", security: "4688:ParentProcessName#file", defender: "InitiatingProcessFileName"),
        new("process.parent.command_line", FieldType.Wildcard, "process_start", sigma: "ParentCommandLine", windows: "ParentCommandLine", ecs: "process.parent.command_line", security: "", defender: "InitiatingProcessCommandLine"),
        new("process.parent.pid", FieldType.Number, "process_start", sigma: "ParentProcessId", windows: "ParentProcessId", ecs: "process.parent.pid", security: "4688:ProcessId", defender: "InitiatingProcessId"),
        new("process.parent.entity_id", FieldType.Keyword, "process_start", sigma: "ParentProcessGuid", windows: "ParentProcessGuid", ecs: "process.parent.entity_id", security: "", defender: ""),
        new("process.parent.user", FieldType.Keyword, "process_start", sigma: "ParentUser", windows: "ParentUser", ecs: "winlog.event_data.ParentUser", security: "", defender: "InitiatingProcessAccountName"),
        new("process.logon_id", FieldType.Keyword, "process_start", sigma: "LogonId", windows: "LogonId", ecs: "winlog.event_data.LogonId", security: "4688:SubjectLogonId", defender: "LogonId"),
        new("process.logon_guid", FieldType.Keyword, "process_start", sigma: "LogonGuid", windows: "LogonGuid", ecs: "winlog.event_data.LogonGuid", security: "", defender: ""),
        new("process.session", FieldType.Keyword, "process_start", sigma: "TerminalSessionId", windows: "TerminalSessionId", ecs: "winlog.event_data.TerminalSessionId", security: "", defender: ""),
        new("user.name", FieldType.Keyword, "*", sigma: "User", windows: "User#name", ecs: "user.name", security: "*:SubjectUserName", defender: "DeviceProcessEvents:AccountName *:InitiatingProcessAccountName"),
        new("user.domain", FieldType.Keyword, "*", sigma: "", windows: "User#domain", ecs: "user.domain", security: "*:SubjectDomainName", defender: "DeviceProcessEvents:AccountDomain *:InitiatingProcessAccountDomain"),
        new("user.id", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "user.id", security: "*:SubjectUserSid", defender: "DeviceProcessEvents:AccountSid *:InitiatingProcessAccountSid"),
        new("file.path", FieldType.Keyword, "file_create file_delete file_time_change stream_hash file_delete_detected file_block_executable file_executable_detected", sigma: "TargetFilename", windows: "TargetFilename", ecs: "file.path", security: "4663:ObjectName", defender: "FolderPath"),
        new("file.name", FieldType.Keyword, "file_create file_delete file_time_change stream_hash file_delete_detected file_block_executable file_executable_detected", sigma: "", windows: "TargetFilename#file", ecs: "file.name", security: "", defender: "FileName"),
        new("file.directory", FieldType.Keyword, "file_create file_delete file_time_change stream_hash file_delete_detected file_block_executable file_executable_detected", sigma: "", windows: "TargetFilename#folder", ecs: "file.directory", security: "", defender: ""),
        new("file.extension", FieldType.Keyword, "file_create file_delete file_time_change stream_hash file_delete_detected file_block_executable file_executable_detected", sigma: "", windows: "TargetFilename#extension", ecs: "file.extension", security: "", defender: ""),
        new("file.creation_time", FieldType.Keyword, "file_create file_delete file_time_change stream_hash file_delete_detected file_block_executable file_executable_detected", sigma: "CreationUtcTime", windows: "CreationUtcTime", ecs: "winlog.event_data.CreationUtcTime", security: "", defender: ""),
        new("file.previous_creation_time", FieldType.Keyword, "file_time_change", sigma: "PreviousCreationUtcTime", windows: "PreviousCreationUtcTime", ecs: "winlog.event_data.PreviousCreationUtcTime", security: "", defender: ""),
        new("file.hash.sha256", FieldType.Keyword, "file_create file_delete file_time_change stream_hash file_delete_detected file_block_executable file_executable_detected", sigma: "sha256", windows: "Hashes#sha256", ecs: "file.hash.sha256", security: "", defender: "SHA256"),
        new("file.contents", FieldType.Keyword, "stream_hash", sigma: "Contents", windows: "Contents", ecs: "winlog.event_data.Contents", security: "", defender: ""),
        new("sysmon.file.is_executable", FieldType.Boolean, "file_delete", sigma: "IsExecutable", windows: "IsExecutable", ecs: "sysmon.file.is_executable", security: "", defender: ""),
        new("sysmon.file.archived", FieldType.Boolean, "file_delete", sigma: "Archived", windows: "Archived", ecs: "sysmon.file.archived", security: "", defender: ""),
        new("dll.path", FieldType.Keyword, "image_load driver_load", sigma: "ImageLoaded", windows: "ImageLoaded", ecs: "file.path dll.path", security: "", defender: "FolderPath"),
        new("dll.name", FieldType.Keyword, "image_load driver_load", sigma: "", windows: "ImageLoaded#file", ecs: "file.name dll.name", security: "", defender: "FileName"),
        new("file.pe.original_file_name", FieldType.Keyword, "image_load", sigma: "OriginalFileName", windows: "OriginalFileName", ecs: "file.pe.original_file_name", security: "", defender: "InitiatingProcessVersionInfoOriginalFileName"),
        new("file.code_signature.signed", FieldType.Boolean, "image_load driver_load", sigma: "Signed", windows: "Signed", ecs: "file.code_signature.signed dll.code_signature.exists", security: "", defender: ""),
        new("file.code_signature.subject_name", FieldType.Keyword, "image_load driver_load", sigma: "Signature", windows: "Signature", ecs: "file.code_signature.subject_name dll.code_signature.subject_name", security: "", defender: ""),
        new("file.code_signature.status", FieldType.Keyword, "image_load driver_load", sigma: "SignatureStatus", windows: "SignatureStatus", ecs: "file.code_signature.status dll.code_signature.status", security: "", defender: ""),
        new("network.transport", FieldType.Keyword, "network_connection", sigma: "Protocol", windows: "Protocol", ecs: "network.transport", security: "5156:Protocol", defender: "Protocol"),
        new("network.direction", FieldType.Keyword, "network_connection", sigma: "Initiated", windows: "Initiated", ecs: "network.direction", security: "", defender: ""),
        new("source.ip", FieldType.Ip, "network_connection", sigma: "SourceIp", windows: "SourceIp", ecs: "source.ip", security: "5156:SourceAddress", defender: "LocalIP"),
        new("source.port", FieldType.Number, "network_connection", sigma: "SourcePort", windows: "SourcePort", ecs: "source.port", security: "5156:SourcePort", defender: "LocalPort"),
        new("source.domain", FieldType.Keyword, "network_connection", sigma: "SourceHostname", windows: "SourceHostname", ecs: "source.domain", security: "", defender: "DeviceName"),
        new("destination.ip", FieldType.Ip, "network_connection", sigma: "DestinationIp", windows: "DestinationIp", ecs: "destination.ip", security: "5156:DestAddress", defender: "RemoteIP"),
        new("destination.port", FieldType.Number, "network_connection", sigma: "DestinationPort", windows: "DestinationPort", ecs: "destination.port", security: "5156:DestPort", defender: "RemotePort"),
        new("destination.domain", FieldType.Keyword, "network_connection", sigma: "DestinationHostname", windows: "DestinationHostname", ecs: "destination.domain", security: "", defender: "RemoteUrl"),
        new("network.protocol", FieldType.Keyword, "network_connection", sigma: "DestinationPortName", windows: "DestinationPortName", ecs: "network.protocol", security: "", defender: ""),
        new("network.type", FieldType.Keyword, "network_connection", sigma: "SourceIsIpv6", windows: "SourceIsIpv6", ecs: "network.type", security: "", defender: ""),
        new("dns.question.name", FieldType.Keyword, "dns", sigma: "QueryName", windows: "QueryName", ecs: "dns.question.name", security: "", defender: "AdditionalFields.DnsQueryString"),
        new("dns.status", FieldType.Keyword, "dns", sigma: "QueryStatus", windows: "QueryStatus", ecs: "sysmon.dns.status", security: "", defender: ""),
        new("dns.answers.data", FieldType.Keyword, "dns", sigma: "QueryResults", windows: "QueryResults", ecs: "dns.answers.data", security: "", defender: ""),
        new("dns.resolved_ip", FieldType.Ip, "dns", sigma: "", windows: "", ecs: "dns.resolved_ip", security: "", defender: ""),
        new("pipe.name", FieldType.Keyword, "pipe", sigma: "PipeName", windows: "PipeName", ecs: "file.name", security: "5145:RelativeTargetName", defender: "AdditionalFields.PipeName"),
        new("pipe.event_type", FieldType.Keyword, "pipe", sigma: "EventType", windows: "EventType", ecs: "winlog.event_data.EventType", security: "", defender: ""),
        new("process.executable", FieldType.Keyword, "process_access remote_thread", sigma: "SourceImage", windows: "SourceImage", ecs: "process.executable", security: "", defender: ""),
        new("target.process.executable", FieldType.Keyword, "process_access remote_thread", sigma: "TargetImage", windows: "TargetImage", ecs: "winlog.event_data.TargetImage", security: "", defender: "FolderPath"),
        new("target.process.pid", FieldType.Keyword, "process_access remote_thread", sigma: "TargetProcessId", windows: "TargetProcessId", ecs: "winlog.event_data.TargetProcessId", security: "", defender: ""),
        new("process.access.granted", FieldType.Keyword, "process_access", sigma: "GrantedAccess", windows: "GrantedAccess", ecs: "winlog.event_data.GrantedAccess", security: "", defender: ""),
        new("process.access.call_trace", FieldType.Keyword, "process_access", sigma: "CallTrace", windows: "CallTrace", ecs: "winlog.event_data.CallTrace", security: "", defender: ""),
        new("thread.start_address", FieldType.Keyword, "remote_thread", sigma: "StartAddress", windows: "StartAddress", ecs: "winlog.event_data.StartAddress", security: "", defender: ""),
        new("thread.start_module", FieldType.Keyword, "remote_thread", sigma: "StartModule", windows: "StartModule", ecs: "winlog.event_data.StartModule", security: "", defender: ""),
        new("thread.start_function", FieldType.Keyword, "remote_thread", sigma: "StartFunction", windows: "StartFunction", ecs: "winlog.event_data.StartFunction", security: "", defender: ""),
        new("wmi.operation", FieldType.Keyword, "wmi", sigma: "Operation", windows: "Operation", ecs: "winlog.event_data.Operation", security: "", defender: ""),
        new("wmi.user", FieldType.Keyword, "wmi", sigma: "User", windows: "User", ecs: "winlog.event_data.User", security: "", defender: ""),
        new("wmi.event_namespace", FieldType.Keyword, "wmi", sigma: "EventNamespace", windows: "EventNamespace", ecs: "winlog.event_data.EventNamespace", security: "", defender: ""),
        new("wmi.name", FieldType.Keyword, "wmi", sigma: "Name", windows: "Name", ecs: "winlog.event_data.Name", security: "", defender: ""),
        new("wmi.query", FieldType.Keyword, "wmi", sigma: "Query", windows: "Query", ecs: "winlog.event_data.Query", security: "", defender: ""),
        new("wmi.type", FieldType.Keyword, "wmi", sigma: "Type", windows: "Type", ecs: "winlog.event_data.Type", security: "", defender: ""),
        new("wmi.destination", FieldType.Keyword, "wmi", sigma: "Destination", windows: "Destination", ecs: "process.executable", security: "", defender: ""),
        new("wmi.consumer", FieldType.Keyword, "wmi", sigma: "Consumer", windows: "Consumer", ecs: "winlog.event_data.Consumer", security: "", defender: ""),
        new("wmi.filter", FieldType.Keyword, "wmi", sigma: "Filter", windows: "Filter", ecs: "winlog.event_data.Filter", security: "", defender: ""),
        new("device", FieldType.Keyword, "raw_disk_access", sigma: "Device", windows: "Device", ecs: "file.path", security: "", defender: ""),
        new("tamper.type", FieldType.Keyword, "process_tampering", sigma: "Type", windows: "Type", ecs: "message", security: "", defender: ""),
        new("event.code", FieldType.Keyword, "*", sigma: "EventID", windows: "EventID", ecs: "event.code", security: "", defender: ""),
        new("winlog.channel", FieldType.Keyword, "*", sigma: "Channel", windows: "Channel", ecs: "winlog.channel", security: "", defender: ""),
        new("winlog.provider_name", FieldType.Keyword, "*", sigma: "Provider_Name", windows: "Provider_Name", ecs: "winlog.provider_name", security: "", defender: ""),
        new("host.name", FieldType.Keyword, "*", sigma: "Computer ComputerName", windows: "Computer ComputerName", ecs: "host.name winlog.computer_name", security: "", defender: "DeviceName"),
        new("event.record_id", FieldType.Keyword, "*", sigma: "EventRecordID", windows: "EventRecordID", ecs: "winlog.record_id", security: "", defender: ""),
        new("@timestamp", FieldType.Date, "*", sigma: "UtcTime TimeCreated_SystemTime", windows: "UtcTime TimeCreated_SystemTime", ecs: "@timestamp", security: "", defender: "Timestamp"),
        new("host.os.name", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "host.os.name", security: "", defender: ""),
        new("host.os.type", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "host.os.type", security: "", defender: ""),
        new("event.category", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.category", security: "", defender: ""),
        new("event.type", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.type", security: "", defender: ""),
        new("event.action", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.action", security: "", defender: "ActionType"),
        new("rule.name", FieldType.Keyword, "*", sigma: "RuleName", windows: "RuleName", ecs: "rule.name", security: "", defender: ""),
        new("security.SubjectUserName", FieldType.Keyword, "windows_security", sigma: "SubjectUserName", windows: "", ecs: "user.name", security: "*:SubjectUserName", defender: ""),
        new("security.SubjectDomainName", FieldType.Keyword, "windows_security", sigma: "SubjectDomainName", windows: "", ecs: "user.domain", security: "*:SubjectDomainName", defender: ""),
        new("security.SubjectUserSid", FieldType.Keyword, "windows_security", sigma: "SubjectUserSid", windows: "", ecs: "user.id", security: "*:SubjectUserSid", defender: ""),
        new("security.SubjectLogonId", FieldType.Keyword, "windows_security", sigma: "SubjectLogonId", windows: "", ecs: "winlog.logon.id", security: "*:SubjectLogonId", defender: ""),
        new("security.TargetUserName", FieldType.Keyword, "windows_security", sigma: "TargetUserName", windows: "", ecs: "winlog.event_data.TargetUserName", security: "*:TargetUserName", defender: ""),
        new("security.TargetDomainName", FieldType.Keyword, "windows_security", sigma: "TargetDomainName", windows: "", ecs: "user.domain", security: "*:TargetDomainName", defender: ""),
        new("security.TargetLogonId", FieldType.Keyword, "windows_security", sigma: "TargetLogonId", windows: "", ecs: "winlog.logon.id", security: "*:TargetLogonId", defender: ""),
        new("security.LogonType", FieldType.Keyword, "windows_security", sigma: "LogonType", windows: "", ecs: "winlog.event_data.LogonType", security: "*:LogonType", defender: ""),
        new("security.IpAddress", FieldType.Keyword, "windows_security", sigma: "IpAddress", windows: "", ecs: "source.ip", security: "*:IpAddress", defender: ""),
        new("security.IpPort", FieldType.Keyword, "windows_security", sigma: "IpPort", windows: "", ecs: "source.port", security: "*:IpPort", defender: ""),
        new("security.WorkstationName", FieldType.Keyword, "windows_security", sigma: "WorkstationName", windows: "", ecs: "source.domain", security: "*:WorkstationName", defender: ""),
        new("security.NewProcessName", FieldType.Keyword, "windows_security", sigma: "NewProcessName", windows: "", ecs: "process.executable", security: "*:NewProcessName", defender: ""),
        new("security.NewProcessId", FieldType.Keyword, "windows_security", sigma: "NewProcessId", windows: "", ecs: "process.pid", security: "*:NewProcessId", defender: ""),
        new("security.ProcessName", FieldType.Keyword, "windows_security", sigma: "ProcessName", windows: "", ecs: "process.executable", security: "*:ProcessName", defender: ""),
        new("security.ParentProcessName", FieldType.Keyword, "windows_security", sigma: "ParentProcessName", windows: "", ecs: "process.parent.name", security: "*:ParentProcessName", defender: ""),
        new("security.ObjectName", FieldType.Keyword, "windows_security", sigma: "ObjectName", windows: "", ecs: "winlog.event_data.ObjectName", security: "*:ObjectName", defender: ""),
        new("security.ObjectValueName", FieldType.Keyword, "windows_security", sigma: "ObjectValueName", windows: "", ecs: "winlog.event_data.ObjectValueName", security: "*:ObjectValueName", defender: ""),
        new("security.ShareName", FieldType.Keyword, "windows_security", sigma: "ShareName", windows: "", ecs: "winlog.event_data.ShareName", security: "*:ShareName", defender: ""),
        new("security.RelativeTargetName", FieldType.Keyword, "windows_security", sigma: "RelativeTargetName", windows: "", ecs: "winlog.event_data.RelativeTargetName", security: "*:RelativeTargetName", defender: ""),
        new("security.AccessMask", FieldType.Keyword, "windows_security", sigma: "AccessMask", windows: "", ecs: "winlog.event_data.AccessMask", security: "*:AccessMask", defender: ""),
        new("security.ServiceName", FieldType.Keyword, "windows_security", sigma: "ServiceName", windows: "", ecs: "service.name", security: "*:ServiceName", defender: ""),
        new("security.AccountName", FieldType.Keyword, "windows_security", sigma: "AccountName", windows: "", ecs: "user.name", security: "*:AccountName", defender: ""),
        new("powershell.ScriptBlockText", FieldType.Keyword, "powershell", sigma: "ScriptBlockText", windows: "", ecs: "powershell.file.script_block_text", security: "", defender: ""),
        new("powershell.ScriptBlockId", FieldType.Keyword, "powershell", sigma: "ScriptBlockId", windows: "", ecs: "powershell.file.script_block_id", security: "", defender: ""),
        new("powershell.Payload", FieldType.Keyword, "powershell", sigma: "Payload", windows: "", ecs: "powershell.file.script_block_text", security: "", defender: ""),
        new("powershell.ContextInfo", FieldType.Keyword, "powershell", sigma: "ContextInfo", windows: "", ecs: "winlog.event_data.ContextInfo", security: "", defender: ""),
        new("powershell.HostApplication", FieldType.Keyword, "powershell", sigma: "HostApplication", windows: "", ecs: "process.command_line", security: "", defender: ""),
        new("powershell.EngineVersion", FieldType.Keyword, "powershell", sigma: "EngineVersion", windows: "", ecs: "powershell.engine.version", security: "", defender: ""),
        new("powershell.HostVersion", FieldType.Keyword, "powershell", sigma: "HostVersion", windows: "", ecs: "powershell.process.executable_version", security: "", defender: ""),
        new("powershell.Data", FieldType.Keyword, "powershell", sigma: "Data", windows: "", ecs: "winlog.event_data.Data", security: "", defender: ""),
        new("powershell.CommandName", FieldType.Keyword, "powershell", sigma: "CommandName", windows: "", ecs: "powershell.command.name", security: "", defender: ""),
        new("powershell.MessageNumber", FieldType.Keyword, "powershell", sigma: "MessageNumber", windows: "", ecs: "powershell.sequence", security: "", defender: ""),
        new("powershell.MessageTotal", FieldType.Keyword, "powershell", sigma: "MessageTotal", windows: "", ecs: "powershell.total", security: "", defender: ""),
        new("powershell.Path", FieldType.Keyword, "powershell", sigma: "Path", windows: "", ecs: "winlog.event_data.Path", security: "", defender: ""),
        new("host.os.family", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "host.os.family", security: "", defender: ""),
        new("host.os.platform", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "host.os.platform", security: "", defender: ""),
        new("event.module", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.module", security: "", defender: ""),
        new("event.provider", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.provider", security: "", defender: ""),
        new("event.dataset", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.dataset", security: "", defender: ""),
        new("event.outcome", FieldType.Keyword, "*", sigma: "", windows: "", ecs: "event.outcome", security: "", defender: ""),
        new("message", FieldType.Text, "*", sigma: "", windows: "", ecs: "message", security: "", defender: ""),
    ];

    private static readonly Dictionary<string, FieldRow> _byCanonicalName = ByCanonicalName();

    /// <summary>The first row with this canonical name; null when the taxonomy has none.</summary>
    public static FieldRow? Find(string canonicalName) =>
        _byCanonicalName.TryGetValue(canonicalName, out FieldRow? row) ? row : null;

    private static Dictionary<string, FieldRow> ByCanonicalName()
    {
        var rows = new Dictionary<string, FieldRow>(StringComparer.Ordinal);
        foreach (FieldRow row in Rows)
        {
            if (!rows.ContainsKey(row.Name)) rows.Add(row.Name, row);
        }
        return rows;
    }
}
