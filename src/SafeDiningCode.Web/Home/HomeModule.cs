using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Limits;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Web.Home;

/// <summary>The front door: a code typed by hand, a search, what this is, and how it treats people and numbers.</summary>
internal static class HomeModule
{
    private const int LongestCode = 200;

    public static IServiceCollection AddHome(this IServiceCollection services) => services.AddSingleton<EaterySearch>();

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        var home = routes.MapGroup("").ExcludeFromDescription();
        home.MapGet("/", ShowAsync).RequireRateLimiting(RateLimits.Searches);
        home.MapGet("/find", FindAsync);
        home.MapGet("/how", ExplainAsync);
        home.MapGet("/privacy", (HttpContext http, PageRenderer pages) => pages.PageAsync<PrivacyPage>(http, Nothing));
    }

    private static Dictionary<string, object?> Nothing => new(StringComparer.Ordinal);

    private static async Task<IResult> ShowAsync(HttpContext http, EaterySearch search, CodeKeys keys, PageRenderer pages)
    {
        var wanted = http.Request.Query["q"] is [{ } text] ? text.Trim() : "";
        if (wanted.Length == 0)
        {
            return await pages.PageAsync<HomePage>(http, Nothing);
        }

        // Many type the code where the search is.
        if (TypedCode.TryFind(wanted, out var code) && keys.IsGenuine(code))
        {
            return Results.Redirect(PageContext.Of(http).Link($"/c/{code}"));
        }

        wanted = wanted.Length <= EaterySearch.Longest ? wanted : wanted[..EaterySearch.Longest];
        var found = await search.FindAsync(wanted, http.RequestAborted);
        return await pages.PageAsync<HomePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Wanted"] = wanted, ["Found"] = found },
            query: $"q={Uri.EscapeDataString(WellFormed(wanted))}");
    }

    private static async Task<IResult> ExplainAsync(HttpContext http, StandingSettings settings, PageRenderer pages) => await pages.PageAsync<HowPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["Settings"] = await settings.CurrentAsync(http.RequestAborted) });

    private static Task<IResult> FindAsync(HttpContext http, PageRenderer pages)
    {
        var typed = http.Request.Query["code"] is [{ } text] ? text.Trim() : "";
        if (TypedCode.TryFind(typed, out var code))
        {
            return Task.FromResult(Results.Redirect(PageContext.Of(http).Link($"/c/{code}")));
        }

        var language = Language.Of(http.Request);
        return pages.PageAsync<HomePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Typed"] = typed.Length <= LongestCode ? typed : typed[..LongestCode],
                ["Fault"] = language.T(
                    "这不是 16 位编号。编号印在二维码下方，由数字和字母组成。",
                    "That is not a code of 16 characters. Digits and letters, they are printed below the code."),
            },
            StatusCodes.Status400BadRequest);
    }

    // A cut may leave half a character behind, which an address cannot hold.
    private static string WellFormed(string text) => char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
}
