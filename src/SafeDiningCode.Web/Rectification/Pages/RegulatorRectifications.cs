using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Overview;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>
/// The officials' half of rectification: the ledger, each problem with its proof, and what is decided. Inspectors accept,
/// return and look back; orders, due days and withdrawals are for regulators.
/// </summary>
internal static class RegulatorRectifications
{
    private const int MostPages = 100_000;

    public static void MapRegulatorRectifications(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapSignedIn("/regulator", Roles.Officials);
        ledger.MapGet("/rectifications", ListAsync);
        ledger.MapGet("/rectifications.csv", LedgerFileAsync);
        ledger.MapGet("/rectifications.xlsx", LedgerFileAsync);

        var looking = routes.MapSignedIn(RegulatorRectificationPaths.Group, Roles.Officials);
        looking.MapGet("/{id:long}", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.ShowAsync(eatery, id, actor, http));
        looking.MapGet("/{id:long}/order", (EateryInScope eatery, long id, HttpContext http, OrderSheets sheets) => sheets.ShowAsync(eatery, id, RegulatorRectificationPaths.Of(eatery.Id, id), http));
        looking.MapGet("/{id:long}/files/{name}", FileAsync);
        looking.MapPost("/{id:long}/accept", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Accept));
        looking.MapPost("/{id:long}/return", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Return));
        looking.MapPost("/{id:long}/look-back", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Plan));
        looking.MapPost("/{id:long}/visit", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Visit));

        var managing = routes.MapSignedIn(RegulatorRectificationPaths.Group, Roles.Managers);
        managing.MapPost("/{id:long}/dispatch", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Dispatch));
        managing.MapPost("/{id:long}/due", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Due));
        managing.MapPost("/{id:long}/withdraw", (EateryInScope eatery, long id, Actor actor, HttpContext http, RectificationDesk desk) => desk.DecideAsync(eatery, id, actor, http, DeskActs.Withdraw));
    }

    private static async Task<IResult> LedgerFileAsync(Actor actor, HttpContext http, LedgerOverview overview, EateryAccess access) =>
        TableFiles.Answer(http, overview.Table(actor.Scope, await QueryOfAsync(http, actor, access), http.RequestAborted));

    private static async Task<IResult> ListAsync(
        Actor actor, HttpContext http, LedgerOverview overview, EateryAccess access, DivisionDirectory divisions, PageRenderer pages)
    {
        var query = await QueryOfAsync(http, actor, access);
        return await pages.PageAsync<LedgerPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(LedgerPage.View)] = await overview.ReadAsync(actor.Scope, query, http.RequestAborted),
                [nameof(LedgerPage.Places)] = divisions.Divisions.Values
                    .Where(place => actor.Scope.Covers(place.Code) && place.Code != actor.Scope.Division)
                    .OrderBy(place => place.Code, StringComparer.Ordinal).Select(place => new LedgerPlace(place.Code, place.Name, place.NameEn)).ToList(),
                [nameof(LedgerPage.Manages)] = Roles.Managers.Contains(actor.Role),
            },
            query: LedgerPage.QueryText(query, query.Page));
    }

    // What proves this problem mended, and no other file of the eatery.
    private static async Task<IResult> FileAsync(EateryInScope eatery, long id, string name, HttpContext http, RectificationLedger ledger, ErrorAnswers errors)
    {
        if (await ledger.ProofAsync(eatery.Id, id, name, http.RequestAborted) is { } upload)
        {
            return new UploadAnswer(upload);
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    // What cannot be read, or lies outside the scope, asks for nothing: the form shows what was understood.
    private static async Task<LedgerQuery> QueryOfAsync(HttpContext http, Actor actor, EateryAccess access)
    {
        var query = http.Request.Query;
        string Text(string name) => query[name] is [{ } text] ? text : "";
        var eatery = long.TryParse(Text("eatery"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await access.FindAsync(actor, id, http.RequestAborted) : null;
        return new LedgerQuery(
            LedgerWords.GroupOf(Text("state")),
            RectificationCodes.Source(Text("source")),
            DivisionCode.TryNormalise(Text("place"), out var place) && actor.Scope.Covers(place) ? place : "",
            Text("only") == "overdue",
            Text("only") == "escalated",
            int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, MostPages) : 1,
            eatery is null ? null : new LedgerEatery(eatery.Id, eatery.Name));
    }
}
