using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>
/// The style sheets, inside the pages, allowed by their hashes and by nothing else. What diners load carries nothing of the
/// signed-in sides.
/// </summary>
internal static partial class SiteStyle
{
    /// <summary>The sheet of every page, without comments and needless space.</summary>
    public static readonly string Text = Read("site.css");

    /// <summary>What pages with forms and the signed-in sides have besides.</summary>
    public static readonly string SignedIn = Read("signed-in.css");

    /// <summary>The header that lets pages carry these style sheets, show their own pictures, post forms home, and nothing else.</summary>
    public static readonly string ContentSecurityPolicy = Policy("frame-ancestors 'none'");

    /// <summary>The same for a page that shows another of this site's in a frame.</summary>
    public static readonly string WithFrames = Policy("frame-ancestors 'none'; frame-src 'self'");

    /// <summary>The same for a page that one of this site's may show in a frame.</summary>
    public static readonly string Framed = Policy("frame-ancestors 'self'");

    /// <summary>The same for a page of the signed-in sides that runs scripts of this site and keeps what is typed on the phone.</summary>
    public static readonly string WithScripts = Policy("frame-ancestors 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'", " blob:");

    /// <summary>The same for a page that runs this script, which asks this site, and no other.</summary>
    public static string WithScript(string script) => Policy($"frame-ancestors 'none'; script-src {Source(script)}; connect-src 'self'");

    private static string Policy(string more, string pictures = "") =>
        $"default-src 'none'; style-src {Source(Text)} {Source(SignedIn)}; img-src 'self' data:{pictures}; form-action 'self'; base-uri 'none'; {more}";

    private static string Source(string sheet) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'";

    private static string Read(string name)
    {
        using var stream = typeof(SiteStyle).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Space().Replace(Comments().Replace(reader.ReadToEnd(), ""), " ").Trim();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();
}
