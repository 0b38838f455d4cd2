using System.Globalization;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.ChangeRequests.Overview;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.ChangeRequests.Pages;

/// <summary>The officials' pages: what waits, and each request with its difference, its evidence and the decision. Inspectors look; they do not decide.</summary>
internal static class RegulatorChanges
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "change-decision";

    private const int MostPages = 100_000;

    public static void MapRegulatorChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapSignedIn(ChangePaths.Regulator, Roles.Officials).MapGet("", ListAsync);
        var looking = routes.MapSignedIn(ChangePaths.RegulatorGroup, Roles.Officials);
        looking.MapGet("/{id:long}", ShowAsync);
        looking.MapGet("/{id:long}/files/{name}", OwnerChanges.FileAsync);
        var deciding = routes.MapSignedIn(ChangePaths.RegulatorGroup, Roles.Managers);
        deciding.MapPost("/{id:long}/accept", AcceptAsync);
        deciding.MapPost("/{id:long}/return", ReturnAsync);
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, ChangeOverview overview, PageRenderer pages)
    {
        var query = http.Request.Query;
        var group = Enum.TryParse<ChangeGroup>(query["state"], ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : ChangeGroup.Pending;
        var page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        return await pages.PageAsync<RegulatorChangesPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["List"] = await overview.ReadAsync(actor.Scope, group, page, http.RequestAborted) },
            query: string.Create(CultureInfo.InvariantCulture, $"state={RegulatorChangesPage.Name(group)}{(page > 1 ? $"&page={page}" : "")}"));
    }

    private static async Task<IResult> ShowAsync(
        EateryInScope eatery, long id, string? did, Actor actor, HttpContext http, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens, PageRenderer pages,
        ErrorAnswers errors)
    {
        var language = Language.Of(http.Request);
        var notice = did switch
        {
            "accepted" => language.T("✓ 已通过，扫码页随即更新，店家已收到通知。", "✓ Accepted. The page behind the code follows at once; the owner has been told."),
            "returned" => language.T("✓ 已退回，店家已收到通知。", "✓ Returned; the owner has been told."),
            _ => null,
        };
        return await SheetAsync(eatery, id, actor, http, records, book, tokens) is { } sheet
            ? await PageAsync(http, pages, sheet with { Notice = notice })
            : await OwnerChanges.NotThereAsync(http, errors);
    }

    private static Task<IResult> AcceptAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, ChangeDecisions decisions, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens,
        PageRenderer pages, ErrorAnswers errors) => DecideAsync(
        eatery, id, actor, http, records, book, tokens, pages, errors, "accepted",
        (fields, events, form) => OrNone(decisions.AcceptAsync(actor, eatery, id, events, fields.Single("base"), form, http.RequestAborted)));

    private static Task<IResult> ReturnAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, ChangeDecisions decisions, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens,
        PageRenderer pages, ErrorAnswers errors) => DecideAsync(
        eatery, id, actor, http, records, book, tokens, pages, errors, "returned",
        (fields, events, form) => Reason(fields) is { Length: <= DraftChange.LongestReason } reason
            ? OrNone(decisions.ReturnAsync(actor, eatery, id, reason, events, form, http.RequestAborted))
            : Task.FromResult<ChangeResult?>(null));

    private static async Task<IResult> DecideAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens, PageRenderer pages, ErrorAnswers errors,
        string did, Func<IFormCollection, int, string, Task<ChangeResult?>> decide)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (await records.FindAsync(eatery.Id, id, http.RequestAborted) is null)
        {
            return await OwnerChanges.NotThereAsync(http, errors);
        }

        var token = tokens.Check(fields.Single("sheet"), Purpose, ChangePaths.OfRegulator(eatery.Id, id), OwnerChanges.Device(actor));
        if (token.Standing is FormTokenStanding.Forged or FormTokenStanding.Missing || OwnerChanges.Events(fields) is not { } events)
        {
            return await OwnerChanges.NotThereAsync(http, errors, StatusCodes.Status400BadRequest);
        }

        // Null where the reason is missing: nothing was asked of the ledger.
        var result = await decide(fields, events, OwnerChanges.FormName(token, did));
        if (result?.Outcome is ChangeOutcome.Moved)
        {
            return new SeeOther(PageContext.Of(http).Link($"{ChangePaths.OfRegulator(eatery.Id, id)}?did={did}"));
        }

        return await SheetAsync(eatery, id, actor, http, records, book, tokens) is { } sheet
            ? await PageAsync(
                http,
                pages,
                sheet with { Reason = fields.Single("reason"), Fault = Fault(result, Language.Of(http.Request)) },
                result is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict)
            : await OwnerChanges.NotThereAsync(http, errors);
    }

    private static string Fault(ChangeResult? result, Language language) => result?.Outcome switch
    {
        null => language.T($"请写明退回的原因，不超过 {DraftChange.LongestReason} 字，店家照着改。", $"Please say why it is returned, in up to {DraftChange.LongestReason} characters: the owner goes by it."),
        ChangeOutcome.BaseChanged => language.T(
            "登记内容在您查看之后变了（可能刚导入了新数据）。下面是最新的对照，请看过后再决定。",
            "The registry changed since you looked (perhaps by an import). Below is how it stands now: please decide on that."),
        ChangeOutcome.LicenceTaken => language.T(
            "新的许可证编号已经登记在别的记录上，不能再用。请核实后退回。",
            "The new licence number is on record elsewhere and cannot be used again. Look into it and return the request."),
        _ => language.T("这份申请刚有新的情况（店家更正、撤回，或同事已处理），请看最新的状态。", "Something else happened to the request meanwhile (corrected, withdrawn, or decided by a colleague): see how it stands."),
    };

    private static async Task<ChangeResult?> OrNone(Task<ChangeResult> decision) => await decision;

    private static string? Reason(IFormCollection fields) => WrittenText.Clean(fields.Single("reason"));

    private static async Task<ChangeSheet?> SheetAsync(
        EateryInScope eatery, long id, Actor actor, HttpContext http, ChangeRecords records, RegulatedFactsBook book, FormTokens tokens) =>
        await records.FindAsync(eatery.Id, id, http.RequestAborted) is { } record
            ? new ChangeSheet(
                eatery,
                record,
                await book.FindAsync(eatery.Id, http.RequestAborted),
                Form: null,
                tokens.Issue(Purpose, ChangePaths.OfRegulator(eatery.Id, id), OwnerChanges.Device(actor)),
                Roles.Managers.Contains(actor.Role) && ChangeMoves.After(record.Request.Standing, ChangeMove.Accept, ChangeParty.Regulator) is not null)
            : null;

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, ChangeSheet sheet, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<RegulatorChangePage>(http, new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(RegulatorChangePage.Sheet)] = sheet }, status);
}
