namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>What every page knows of its reader: the language, the size of type, and where it stands.</summary>
/// <param name="Language">The language of the page.</param>
/// <param name="Large">Whether large type was asked for by <c>?size=l</c>.</param>
/// <param name="Path">The path of the page, for the links to its other language and size.</param>
/// <param name="Query">Further query of the page that those links keep, without <c>?</c>; may be empty.</param>
public sealed record PageContext(Language Language, bool Large, string Path, string Query = "")
{
    /// <summary>The person before the page; null where the page is the same for everyone.</summary>
    public Viewer? Viewer { get; init; }

    /// <summary>Whether the page is shown in a frame of another: its links lead out of it.</summary>
    public bool Framed { get; init; }

    /// <summary>The context of a request's page.</summary>
    public static PageContext Of(HttpContext http, string query = "") =>
        new(Language.Of(http.Request), IsLarge(http.Request), PathOf(http.Request), query) { Viewer = http.Features.Get<Viewer>() };

    /// <summary>Whether the request asks for large type.</summary>
    public static bool IsLarge(HttpRequest request) => request.Query.TryGetValue("size", out var size) && size is ["l"];

    /// <summary>The wording in the page's language.</summary>
    public string T(string chinese, string english) => Language.T(chinese, english);

    /// <summary>A link within the site that keeps language and size as the reader chose them.</summary>
    public string Link(string path) => Link(path, Language, Large);

    /// <summary>This page in the other language.</summary>
    public string LinkToOtherLanguage => Link(WithQuery, Language.Other, Large);

    /// <summary>This page in the other size of type.</summary>
    public string LinkToOtherSize => Link(WithQuery, Language, !Large);

    // Escaped again, and with one slash in front: two would make a link to another site of it.
    private static string PathOf(HttpRequest request) => "/" + request.Path.ToUriComponent().TrimStart('/', '\\');

    private string WithQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";

    private static string Link(string path, Language language, bool large) =>
        $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language.Key}{(large ? "&size=l" : "")}";
}
