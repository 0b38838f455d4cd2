using System.Text;
using SafeDiningCode.LoadTests.Arrivals;
using SafeDiningCode.LoadTests.Compare;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>What a phone sends beside the path.</summary>
internal static class PhoneHeaders
{
    /// <summary>The same headers as in the comparisons, ready to send.</summary>
    public static byte[] Of(Uri server) => Encoding.ASCII.GetBytes(
        $"Host: {server.Authority}\r\n" + string.Concat(ScanRound.RequestHeaders.Select(header => $"{header.Name}: {header.Value}\r\n")));

    /// <summary>
    /// The word of a proxy in front that the request comes from a network of its own: the limits per network are for
    /// diners, who have one each, and not for a load that comes from one machine.
    /// </summary>
    public static string OwnNetwork(ref Dice dice)
    {
        var bits = dice.NextBits();
        return FormattableString.Invariant($"X-Forwarded-For: 10.{bits & 255}.{(bits >> 8) & 255}.{(bits >> 16) & 255}\r\n");
    }
}
