using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.Codes;

/// <summary>The address in a code: all upper case, so that the symbol packs it as alphanumeric and stays small.</summary>
internal sealed class CodeLinks(IOptions<ServiceOptions> options)
{
    private const string Path = "/C/";

    /// <summary>Like <c>HTTPS://HOST/C/</c> and the sixteen characters.</summary>
    public string For(TrustCode code) => $"{options.Value.PublicBaseUrl.TrimEnd('/').ToUpperInvariant()}{Path}{code}";

    /// <summary>Reads a code as people give it: sixteen characters, grouped or not, or the whole address out of a scanner.</summary>
    public static bool TryRead(string? typed, out TrustCode code)
    {
        var text = typed.AsSpan();
        var path = text.LastIndexOf(Path, StringComparison.OrdinalIgnoreCase);
        if (path >= 0)
        {
            text = text[(path + Path.Length)..];
            var end = text.IndexOfAny('?', '#', '/');
            text = end >= 0 ? text[..end] : text;
        }

        return TrustCode.TryParse(text, out code);
    }
}
