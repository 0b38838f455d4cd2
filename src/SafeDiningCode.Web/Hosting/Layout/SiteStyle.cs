using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>The one style sheet, inside every page, allowed by its hash and by nothing else.</summary>
internal static partial class SiteStyle
{
    /// <summary>The style sheet's text, without comments and needless space.</summary>
    public static readonly string Text = Read();

    /// <summary>The header that lets pages carry this style sheet, show their own pictures, post forms home, and nothing else.</summary>
    public static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; "
        + "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static string Read()
    {
        using var stream = typeof(SiteStyle).Assembly.GetManifestResourceStream("site.css")
            ?? throw new InvalidOperationException("site.css is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Space().Replace(Comments().Replace(reader.ReadToEnd(), ""), " ").Trim();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Space();
}
