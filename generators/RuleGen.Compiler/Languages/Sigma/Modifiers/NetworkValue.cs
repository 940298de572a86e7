using System.Globalization;
using RuleGen.Compiler.Languages.Kql.Literals;
using RuleGen.Compiler.Languages.Sigma.Values;
using RuleGen.Compiler.Model;

namespace RuleGen.Compiler.Languages.Sigma.Modifiers;

/// <summary>Reads the network behind <c>cidr</c>; an address alone is a network of one.</summary>
internal static class NetworkValue
{
    public static SigmaTerm? Read(SigmaTerm term, SigmaValue value, SigmaFindings findings)
    {
        if (term is not SigmaTextTerm || !NetworkLiteral.TryRead(value.Text, out NetworkLiteral network))
        {
            findings.Error("RG4122", "'cidr' takes a network such as '10.0.0.0/8' or 'fe80::/10', or one address.", value.Span);
            return null;
        }
        int slash = value.Text.IndexOf('/');
        bool isAddress = AddressLiteral.TryRead(slash < 0 ? value.Text : value.Text.Substring(0, slash), out string address);
        if (isAddress && address != network.Network)
        {
            string bits = network.PrefixLength.ToString(CultureInfo.InvariantCulture);
            string written = AddressHex.ToText(network.Network) + "/" + bits;
            findings.Warn("RG4108", $"This address lies inside the network and does not begin it; write '{written}', which is read here.", value.Span);
        }
        return new SigmaNetworkTerm(network.Network, network.PrefixLength);
    }
}
