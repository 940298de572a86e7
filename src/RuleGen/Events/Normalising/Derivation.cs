namespace RuleGen.Events.Normalising;

/// <summary>How a field's value follows from a record's value of another name.</summary>
internal enum Derivation : byte
{
    /// <summary>It is that value.</summary>
    None,

    /// <summary>The text behind the last backslash or slash.</summary>
    File,

    /// <summary>The text before the last backslash or slash.</summary>
    Folder,

    /// <summary>The text behind the last dot of the file name.</summary>
    Extension,

    /// <summary>The text behind the first backslash: the name in <c>DOMAIN\name</c>.</summary>
    Name,

    /// <summary>The text before the first backslash: the domain in <c>DOMAIN\name</c>.</summary>
    Domain,

    /// <summary>The value behind <c>MD5=</c> in a list of hashes.</summary>
    Md5,

    /// <summary>The value behind <c>SHA1=</c> in a list of hashes.</summary>
    Sha1,

    /// <summary>The value behind <c>SHA256=</c> in a list of hashes.</summary>
    Sha256,

    /// <summary>The value behind <c>IMPHASH=</c> in a list of hashes.</summary>
    Imphash,

    /// <summary>The text a Sysmon <c>Details</c> stands for: decimals of numbers, nothing for binary data.</summary>
    SysmonDetails,

    /// <summary>
    /// Whether this side began a connection, as Sysmon says it: <c>true</c> for an outgoing one, <c>false</c> for one coming in.
    /// </summary>
    Initiated,
}
