using System.Text.RegularExpressions;

namespace SafeDiningCode.Rules.Kitchens;

/// <summary>
/// The public page on which a kitchen can be watched. Diners are led to it from a page of the authority, so it must be
/// where it says it is: https, on a host that the authority has approved or below one, and nothing that makes an address
/// look like another. Nothing here or elsewhere in the service fetches it.
/// </summary>
public static partial class ViewingPage
{
    /// <summary>The longest address that is kept.</summary>
    public const int MaxLength = 400;

    private const string Scheme = "https://";

    /// <summary>Reads an address as an owner typed it.</summary>
    /// <param name="text">The address.</param>
    /// <param name="approvedHosts">Hosts as in settings: <see cref="IsHost"/>.</param>
    /// <param name="address">The address to keep, in its canonical form; empty where it is refused.</param>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public static ViewingFault? Read(string text, IReadOnlyCollection<string> approvedHosts, out string address)
    {
        address = "";
        var typed = text.Trim();
        if (typed.Length > MaxLength)
        {
            return ViewingFault.TooLong;
        }

        if (!typed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return ViewingFault.NotHttps;
        }

        // The host is cut out by hand: whatever a browser might take for its end or for part of it is not in it.
        var rest = typed[Scheme.Length..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = (end < 0 ? rest : rest[..end]).ToLowerInvariant();
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            return ViewingFault.UserInfo;
        }

        var host = authority.EndsWith(":443", StringComparison.Ordinal) ? authority[..^":443".Length] : authority;
        if (host.Contains(':', StringComparison.Ordinal))
        {
            return ViewingFault.Port;
        }

        if (!IsHost(host))
        {
            return ViewingFault.Host;
        }

        if (!approvedHosts.Any(approved => host == approved || host.EndsWith("." + approved, StringComparison.Ordinal)))
        {
            return ViewingFault.NotApproved;
        }

        if (rest.AsSpan().ContainsAny('\\', '"', '<') || rest.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !Uri.TryCreate(typed, UriKind.Absolute, out var uri) || uri.Host != host || uri.AbsoluteUri.Length > MaxLength)
        {
            return ViewingFault.Unreadable;
        }

        address = uri.AbsoluteUri;
        return null;
    }

    /// <summary>Whether an address that was kept may still be linked: hosts are taken off the authority's list as well as put on it.</summary>
    /// <param name="address">The address as it was kept.</param>
    /// <param name="approvedHosts">Hosts as in settings now.</param>
    public static bool IsApproved(string address, IReadOnlyCollection<string> approvedHosts) => Read(address, approvedHosts, out _) is null;

    /// <summary>
    /// Whether this is a host as it may stand in settings and addresses: a name in lower case of two labels or more, with
    /// no number for its last and none that stands for characters of other alphabets, among which one looks like another.
    /// </summary>
    public static bool IsHost(string host) => host.Length <= 253 && Host().IsMatch(host) && !host.Split('.').Any(label => label.StartsWith("xn--", StringComparison.Ordinal));

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Host();
}

/// <summary>Why an address of a viewing page is refused.</summary>
public enum ViewingFault
{
    /// <summary>It does not begin with https://.</summary>
    NotHttps,

    /// <summary>It is longer than is kept.</summary>
    TooLong,

    /// <summary>It carries a name or password before an @.</summary>
    UserInfo,

    /// <summary>It names a port.</summary>
    Port,

    /// <summary>Its host is no plain name: a number, a name in other characters than a–z, or none.</summary>
    Host,

    /// <summary>Its host is not on the authority's list.</summary>
    NotApproved,

    /// <summary>What follows the host cannot be read.</summary>
    Unreadable,
}
