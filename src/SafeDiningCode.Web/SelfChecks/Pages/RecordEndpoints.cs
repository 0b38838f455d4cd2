using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Patterns;
using SafeDiningCode.Web.SelfChecks.Records;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>Records of self-checks to read and to print, and what of them asks for a regulator's eye.</summary>
internal static class RecordEndpoints
{
    private const int DaysOfWeeks = 13 * 7;
    private const int DaysOfMonths = 366;

    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapSignedIn(CheckPaths.Group, Role.Owner);
        checks.MapGet("/records", ListAsync);
        checks.MapGet("/photos/{name}", PhotoAsync);
        checks.MapGet("/{kind}/{period}", ShowAsync);
        checks.MapGet("/{kind}/{period}/print", PrintAsync);
        routes.MapSignedIn(CheckPaths.Marks, Role.Inspector, Role.Regulator, Role.Administrator).MapGet("", MarksAsync);
        var files = routes.MapSignedIn("/regulator", Role.Inspector, Role.Regulator, Role.Administrator);
        files.MapGet("/self-checks.csv", MarksFileAsync);
        files.MapGet("/self-checks.xlsx", MarksFileAsync);
    }

    private static async Task<IResult> ListAsync(
        EateryInScope eatery, string? kind, string? until, HttpContext http, SelfCheckReader reader, PageRenderer pages, TimeProvider clock)
    {
        var wanted = SelfCheckKinds.FromCode(kind) ?? SelfCheckKind.Daily;
        var to = Parse(until) is { Year: >= 2000 } day && day < Day.InShanghai(clock) ? day : Day.InShanghai(clock);
        // A month of days, a quarter of weeks, a year of months.
        var from = wanted switch
        {
            SelfCheckKind.Daily => new DateOnly(to.Year, to.Month, 1),
            SelfCheckKind.Weekly => to.AddDays(-DaysOfWeeks),
            _ => to.AddDays(-DaysOfMonths),
        };
        return await pages.PageAsync<RecordsPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(RecordsPage.Eatery)] = eatery,
                [nameof(RecordsPage.Kind)] = wanted,
                [nameof(RecordsPage.From)] = from,
                [nameof(RecordsPage.Rows)] = await reader.ListAsync(eatery.Id, wanted, from, to, http.RequestAborted),
            },
            query: $"kind={SelfCheckKinds.ToCode(wanted)}&until={Day.Text(to)}");
    }

    private static async Task<IResult> ShowAsync(
        EateryInScope eatery, string kind, string period, string? did, HttpContext http, SelfCheckReader reader, CheckLists lists, PageRenderer pages, ErrorAnswers errors)
    {
        if (await FindAsync(eatery, kind, period, reader, lists, http.RequestAborted) is not var (record, list))
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        var language = Language.Of(http.Request);
        return await pages.PageAsync<RecordPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(RecordPage.Eatery)] = eatery,
            [nameof(RecordPage.List)] = list,
            [nameof(RecordPage.Record)] = record,
            [nameof(RecordPage.JustSent)] = did is "sent",
            [nameof(RecordPage.Notice)] = did switch
            {
                "written" => language.T("这份记录已经提交过了，没有再记一次。要改请用“更正”。", "This was on record already and was not written twice. To change it, use «Correct»."),
                "changed" => language.T("这份记录刚被更正过，请看最新的一版。", "The record was corrected meanwhile: this is the newest version."),
                _ => null,
            },
        });
    }

    private static async Task<IResult> PrintAsync(
        EateryInScope eatery, string kind, string period, HttpContext http, SelfCheckReader reader, CheckLists lists, PageRenderer pages, ErrorAnswers errors)
    {
        if (await FindAsync(eatery, kind, period, reader, lists, http.RequestAborted) is not var (record, list))
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        return await pages.PageAsync<PrintPage>(http, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PrintPage.Eatery)] = eatery, [nameof(PrintPage.List)] = list, [nameof(PrintPage.Record)] = record,
        });
    }

    private static async Task<IResult> PhotoAsync(EateryInScope eatery, string name, HttpContext http, SelfCheckReader reader, ErrorAnswers errors)
    {
        if (await reader.PhotoAsync(eatery.Id, name, http.RequestAborted) is { } upload)
        {
            return new UploadAnswer(upload);
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static async Task<IResult> MarksAsync(int? page, Actor actor, HttpContext http, CheckMarks marks, PageRenderer pages)
    {
        var wanted = Math.Clamp(page ?? 1, 1, 10_000);
        return await pages.PageAsync<MarksPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MarksPage.Marks)] = await marks.InScopeAsync(actor.Scope, wanted, http.RequestAborted), [nameof(MarksPage.Page)] = wanted,
            },
            query: string.Create(CultureInfo.InvariantCulture, $"page={wanted}"));
    }

    private static async Task<IResult> MarksFileAsync(Actor actor, HttpContext http, CheckMarks marks, DivisionDirectory divisions) => TableFiles.Answer(http, new TableFile(
        "self-check-leads",
        "自查线索",
        ["店名", "地区", "线索", "从", "至", "记录数", "同一照片见于", "当时日期"],
        (await marks.AllInScopeAsync(actor.Scope, http.RequestAborted)).Select(IReadOnlyList<object?> (mark) =>
        [
            ShopName.Of(mark.Sign, mark.Name), divisions.NameOf(mark.Division), MarksPage.Words(mark, Language.Chinese), mark.FirstDay, mark.LastDay, mark.Records, mark.OtherShop, mark.OtherDay,
        ])));

    private static async Task<(SelfCheckRecord Record, CheckList List)?> FindAsync(
        EateryInScope eatery, string kind, string period, SelfCheckReader reader, CheckLists lists, CancellationToken cancellation)
    {
        if (SelfCheckKinds.FromCode(kind) is not { } wanted
            || Parse(period) is not { } day
            || await reader.FindAsync(eatery.Id, CheckPeriod.Of(wanted, day), cancellation) is not { } record)
        {
            return null;
        }

        var list = await lists.FindAsync(wanted, record.Newest.ListVersion, cancellation)
            ?? throw new InvalidOperationException($"Check list {kind} {record.Newest.ListVersion} of a record is gone.");
        return (record, list);
    }

    private static DateOnly? Parse(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
}
