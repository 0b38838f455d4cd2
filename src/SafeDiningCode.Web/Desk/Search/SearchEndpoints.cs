using System.Text.Json.Serialization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Scanning.Page;

namespace SafeDiningCode.Web.Desk.Search;

/// <summary>Where officials find an eatery of their division: a page, and its answers as one types.</summary>
internal static class SearchEndpoints
{
    public static void MapDeskSearch(this IEndpointRouteBuilder routes)
    {
        var eateries = routes.MapSignedIn(DeskPaths.Eateries, Roles.Officials);
        eateries.MapGet("", ShowAsync);
        eateries.MapGet("/search", AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, DeskSearch search, EateryIndex index, PageRenderer pages)
    {
        var wanted = Wanted(http);
        if (wanted.Length == 0)
        {
            // Whoever opens the page types next: the texts are read meanwhile.
            _ = Task.Run(index.WarmAsync);
        }

        DeskScript.Allow(http.Response, DeskScript.Search);
        return await pages.PageAsync<EateriesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(EateriesPage.Wanted)] = wanted, [nameof(EateriesPage.Found)] = await search.FindAsync(actor.Scope, wanted, http.RequestAborted),
            },
            query: $"q={Uri.EscapeDataString(wanted)}");
    }

    private static async Task<IResult> AnswerAsync(Actor actor, HttpContext http, DeskSearch search, DivisionDirectory divisions)
    {
        var wanted = Wanted(http);
        var found = await search.FindAsync(actor.Scope, wanted, http.RequestAborted);
        var context = PageContext.Of(http);
        var answer = new SearchAnswer(
            EateriesPage.Words(wanted, found, context.Language),
            context.T("印海报", "Poster"),
            [
                .. found.Eateries.Select(eatery => new SearchAnswerLine(
                    eatery.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    context.Link(DeskPaths.Eatery(eatery.Id)),
                    eatery.Name,
                    eatery.Address,
                    divisions.Divisions.GetValueOrDefault(eatery.Division)?.Name ?? eatery.Division,
                    eatery.Licence ?? context.T("没有许可证", "no licence"),
                    eatery.State is { } state ? context.T(ScanWords.Licence(state).Chinese, ScanWords.Licence(state).English) : null,
                    eatery.State is { } tone ? ScanWords.Licence(tone).Tone : null)),
            ]);
        return Results.Json(answer, SearchJsonContext.Default.SearchAnswer);
    }

    // A cut may leave half a character behind, which an address cannot hold.
    private static string Wanted(HttpContext http)
    {
        var typed = http.Request.Query["q"] is [{ } text] ? text.Trim() : "";
        typed = typed.Length <= DeskSearch.Longest ? typed : typed[..DeskSearch.Longest];
        return typed.Length > 0 && char.IsHighSurrogate(typed[^1]) ? typed[..^1] : typed;
    }
}

/// <summary>What a search found, in words ready to be shown.</summary>
internal sealed record SearchAnswer(string Words, string Choose, IReadOnlyList<SearchAnswerLine> Eateries);

/// <summary>An eatery of it. The key is text: it has more digits than a script's number.</summary>
internal sealed record SearchAnswerLine(string Id, string Link, string Name, string Address, string Place, string Licence, string? State, string? Tone);

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SearchAnswer))]
internal sealed partial class SearchJsonContext : JsonSerializerContext;
