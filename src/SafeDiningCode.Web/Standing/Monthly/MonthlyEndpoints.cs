using System.Globalization;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Pages;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>Where the monthly bulletin is written and issued, and where everybody reads it.</summary>
internal static class MonthlyEndpoints
{
    private const int LongestTitle = 200;
    private const int LongestAddressees = 200;
    private const int LongestOpening = 1000;
    private const int LongestDemands = 4000;
    private const int MostDemands = 50;
    private const int LongestCopies = 300;
    private const int LongestNumber = 60;

    public static void MapMonthlyBulletins(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapSignedIn(StandingPaths.Desk + "/{month}/bulletin", Roles.Managers);
        desk.MapGet("", (string month, Actor actor, HttpContext http, MonthlyView view) => view.ShowAsync(month, actor, http, typed: null));
        desk.MapPost("", WriteAsync);
        desk.MapGet("/preview", (string month, Actor actor, HttpContext http, MonthlyView view) => view.PreviewAsync(month, actor, http));
        desk.MapGet("/preview.docx", (string month, Actor actor, HttpContext http, MonthlyView view) => view.PreviewWordAsync(month, actor, http));
        routes.MapGet(StandingPaths.Public + "/{month}/bulletin", (string month, HttpContext http, MonthlyView view) => view.IssuedAsync(month, http)).ExcludeFromDescription();
        routes.MapGet(StandingPaths.Public + "/{month}/bulletin.docx", (string month, HttpContext http, MonthlyView view) => view.IssuedWordAsync(month, http)).ExcludeFromDescription();
    }

    private static async Task<IResult> WriteAsync(
        string month, Actor actor, HttpContext http, MonthlyBulletins book, DivisionDirectory directory, MonthlyView view, TimeProvider clock)
    {
        // Who reports on all districts must answer for all of them.
        if (!actor.Scope.Covers(directory.Top.Code) || !Day.TryParseMonth(month, out var wanted))
        {
            return Results.NotFound();
        }

        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var form = Read(fields);
        var issuing = fields.Single("do") == "issue";
        var today = Day.InShanghai(clock);
        if ((TextFault(form.Texts, language) ?? (issuing ? IssueFault(form, today, language) : null)) is { } fault)
        {
            return await view.ShowAsync(month, actor, http, form with { Fault = fault });
        }

        var outcome = issuing
            ? await book.IssueAsync(actor, wanted, form.Seen, form.Texts, form.Number, ParseDay(form.IssuedOn)!.Value, http.RequestAborted)
            : await book.SaveAsync(actor, wanted, form.Seen, form.Texts, http.RequestAborted);
        return outcome switch
        {
            BulletinOutcome.Done => new SeeOther(PageContext.Of(http).Link($"{MonthlyPaths.Desk(wanted)}?done={(issuing ? "issued" : "saved")}")),
            BulletinOutcome.NotPublished => Results.NotFound(),
            BulletinOutcome.NumberTaken => await view.ShowAsync(month, actor, http, form with
            {
                Fault = language.T("这个文号已经用过，请换一个。", "Another bulletin has this number: take the next."),
            }),
            _ => await view.ShowAsync(month, actor, http, form with
            {
                Fault = language.T(
                    "您打开之后，别人改过或印发了这份通报，或者红黑榜有了新版本。您写的还在下面；请打开新页面核对后再保存。",
                    "Since you opened it somebody changed or issued this bulletin, or the lists were corrected. What you wrote stands below; open the page anew to compare, and save then."),
            }),
        };
    }

    private static MonthlyForm Read(IFormCollection fields) => new()
    {
        Texts = new BulletinTexts
        {
            Title = WrittenText.Clean(fields.Single("title")) ?? "",
            Addressees = WrittenText.Clean(fields.Single("addressees")) ?? "",
            Opening = WrittenText.Clean(fields.Single("opening")) ?? "",
            Demands = WrittenText.Clean(fields.Single("demands")) ?? "",
            Copies = WrittenText.Clean(fields.Single("copies")) ?? "",
            Exposed = [.. fields["exposed"].OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        },
        Number = WrittenText.Clean(fields.Single("number")) ?? "",
        IssuedOn = fields.Single("issuedOn").Trim(),
        Seen = new SeenBulletin(Whole(fields.Single("version")), Whole(fields.Single("revision"))),
    };

    private static string? TextFault(BulletinTexts texts, Language language) =>
        texts.Title.Length is 0 or > LongestTitle ? language.T($"请填写标题，不超过 {LongestTitle} 字。", $"Enter the title, at most {LongestTitle} characters.")
        : texts.Addressees.Length is 0 or > LongestAddressees ? language.T($"请填写主送，不超过 {LongestAddressees} 字。", $"Say whom it is for, in at most {LongestAddressees} characters.")
        : texts.Opening.Length is 0 or > LongestOpening ? language.T($"请填写开头，不超过 {LongestOpening} 字。", $"Enter the opening, at most {LongestOpening} characters.")
        : texts.Demands.Length is 0 or > LongestDemands ? language.T($"请填写工作要求，不超过 {LongestDemands} 字。", $"Enter what is asked for, at most {LongestDemands} characters.")
        : texts.Demands.Count(letter => letter == '\n') >= MostDemands ? language.T($"工作要求不超过 {MostDemands} 条。", $"At most {MostDemands} things can be asked for.")
        : texts.Copies.Length > LongestCopies ? language.T($"抄送不超过 {LongestCopies} 字。", $"Copies: at most {LongestCopies} characters.")
        : null;

    private static string? IssueFault(MonthlyForm form, DateOnly today, Language language) =>
        form.Number.Length is 0 or > LongestNumber ? language.T($"请填写文号，不超过 {LongestNumber} 字。", $"Enter the number, at most {LongestNumber} characters.")
        : ParseDay(form.IssuedOn) is not { } day || day > today || day < today.AddMonths(-2) ? language.T("请填写印发日期：不晚于今天，两个月以内。", "Enter the day of issue: not later than today, within two months.")
        : null;

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>The pages and files of monthly bulletins.</summary>
internal sealed class MonthlyView(
    MonthlyBulletins book, DivisionDirectory directory, IOptions<ServiceOptions> service, PageRenderer pages, TimeProvider clock)
{
    /// <summary>The form; with what was typed where something is wrong with it.</summary>
    public async Task<IResult> ShowAsync(string month, Actor actor, HttpContext http, MonthlyForm? typed)
    {
        if (await DraftAsync(month, actor, http) is not { } draft)
        {
            return Results.NotFound();
        }

        var today = Day.InShanghai(clock);
        var form = typed ?? new MonthlyForm
        {
            Texts = draft.Texts,
            Number = draft.Number ?? await book.NextNumberAsync(today.Year, http.RequestAborted),
            IssuedOn = Day.Text(draft.IssuedOn ?? today),
            Seen = new SeenBulletin(draft.File.Version, draft.Revision),
        };
        return await pages.PageAsync<MonthlyBulletinPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MonthlyBulletinPage.Draft)] = draft,
                [nameof(MonthlyBulletinPage.Form)] = form,
                [nameof(MonthlyBulletinPage.Done)] = form.Fault is null && http.Request.Query["done"] is [{ } done] ? done : null,
            },
            form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>How the draft would be printed.</summary>
    public async Task<IResult> PreviewAsync(string month, Actor actor, HttpContext http) =>
        await DraftAsync(month, actor, http) is { } draft ? await SheetAsync(http, draft, MonthlyPaths.Desk(draft.File.Facts.Month)) : Results.NotFound();

    /// <summary>The draft as a Word file.</summary>
    public async Task<IResult> PreviewWordAsync(string month, Actor actor, HttpContext http) =>
        await DraftAsync(month, actor, http) is { } draft ? Word(draft) : Results.NotFound();

    /// <summary>The issued bulletin.</summary>
    public async Task<IResult> IssuedAsync(string month, HttpContext http) =>
        await FindIssuedAsync(month, http) is { } issued ? await SheetAsync(http, issued, StandingPaths.Of(issued.File.Facts.Month)) : await NoneAsync(http);

    /// <summary>The issued bulletin as a Word file.</summary>
    public async Task<IResult> IssuedWordAsync(string month, HttpContext http) =>
        await FindIssuedAsync(month, http) is { } issued ? Word(issued) : await NoneAsync(http);

    private async Task<MonthlyBulletinDraft?> DraftAsync(string month, Actor actor, HttpContext http) =>
        actor.Scope.Covers(directory.Top.Code) && Day.TryParseMonth(month, out var wanted) ? await book.DraftAsync(wanted, http.RequestAborted) : null;

    private async Task<MonthlyBulletinDraft?> FindIssuedAsync(string month, HttpContext http) =>
        Day.TryParseMonth(month, out var wanted) ? await book.IssuedAsync(wanted, http.RequestAborted) : null;

    private Task<IResult> SheetAsync(HttpContext http, MonthlyBulletinDraft draft, string back) => pages.PageAsync<BulletinSheet>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(BulletinSheet.Document)] = Document(draft),
            [nameof(BulletinSheet.Back)] = back,
            [nameof(BulletinSheet.Word)] = draft.Number is null ? MonthlyPaths.PreviewWord(draft.File.Facts.Month) : MonthlyPaths.PublicWord(draft.File.Facts.Month),
        });

    private IResult Word(MonthlyBulletinDraft draft) => Results.File(
        BulletinWord.Write(Document(draft)), BulletinWord.ContentType, $"bulletin-{Day.MonthText(draft.File.Facts.Month)}{(draft.Number is null ? "-draft" : "")}.docx");

    private BulletinDocument Document(MonthlyBulletinDraft draft) => BulletinMaker.Make(
        draft.File, draft.Texts, service.Value.Authority, service.Value.PublicBaseUrl.TrimEnd('/') + StandingPaths.Of(draft.File.Facts.Month, draft.File.Version), draft.Number, draft.IssuedOn);

    private Task<IResult> NoneAsync(HttpContext http)
    {
        var language = Language.Of(http.Request);
        return pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MessagePage.Heading)] = language.T("没有这个月的通报", "There is no bulletin of this month"),
                [nameof(MessagePage.Lines)] = new[] { language.T("红黑榜发布后，通报由监管部门另行印发。", "It is issued by the authority after the lists are published.") },
                [nameof(MessagePage.LinkPath)] = StandingPaths.Public,
                [nameof(MessagePage.LinkText)] = language.T("最新的红黑榜", "The newest lists"),
            },
            StatusCodes.Status404NotFound);
    }
}

/// <summary>What was typed of a monthly bulletin.</summary>
public sealed record MonthlyForm
{
    /// <summary>The texts.</summary>
    public BulletinTexts Texts { get; init; } = new();

    /// <summary>The number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The day of issue, as typed.</summary>
    public string IssuedOn { get; init; } = "";

    /// <summary>What the form was shown upon.</summary>
    internal SeenBulletin Seen { get; init; } = new(0, 0);

    /// <summary>What is wrong, for the reader; null where nothing is.</summary>
    public string? Fault { get; init; }
}
