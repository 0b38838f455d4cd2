using Microsoft.Net.Http.Headers;

namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>
/// The reader's language. Both wordings stand side by side in the code, so that neither can be forgotten:
/// <c>T("满意", "Satisfied")</c>.
/// </summary>
public sealed class Language
{
    /// <summary>简体中文.</summary>
    public static readonly Language Chinese = new("zh-Hans", "zh");

    /// <summary>English.</summary>
    public static readonly Language English = new("en", "en");

    private Language(string tag, string key) => (Tag, Key) = (tag, key);

    /// <summary>The tag for <c>lang</c> and <c>Content-Language</c>.</summary>
    public string Tag { get; }

    /// <summary>The value of <c>?lang=</c>.</summary>
    public string Key { get; }

    /// <summary>The other language, for the link that changes it.</summary>
    public Language Other => ReferenceEquals(this, Chinese) ? English : Chinese;

    /// <summary>The wording in this language.</summary>
    public string T(string chinese, string english) => ReferenceEquals(this, Chinese) ? chinese : english;

    /// <summary>What the request asks for: <c>?lang=</c> wins, else Accept-Language, else Chinese.</summary>
    public static Language Of(HttpRequest request)
    {
        if (request.Query.TryGetValue("lang", out var asked) && asked is [{ } wanted])
        {
            if (wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return English;
            }

            if (wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Chinese;
            }
        }

        return FromAcceptLanguage(request.Headers.AcceptLanguage.ToString());
    }

    /// <summary>The better liked of the two languages; Chinese where the header names neither or cannot be read.</summary>
    internal static Language FromAcceptLanguage(string header)
    {
        // Nearly every reader: no parsing on the way to a cached page.
        if (header.Length == 0 || header.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
        {
            return Chinese;
        }

        if (header.StartsWith("en", StringComparison.OrdinalIgnoreCase) && !header.Contains("zh", StringComparison.OrdinalIgnoreCase))
        {
            return English;
        }

        if (!StringWithQualityHeaderValue.TryParseList([header], out var values))
        {
            return Chinese;
        }

        double Liking(string prefix) => values
            .Where(value => value.Value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(value => value.Quality ?? 1)
            .DefaultIfEmpty(0)
            .Max();
        return Liking("en") > Liking("zh") ? English : Chinese;
    }
}
