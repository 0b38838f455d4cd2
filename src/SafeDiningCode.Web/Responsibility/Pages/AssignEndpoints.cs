using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Responsibility.Assigning;
using SafeDiningCode.Web.Responsibility.Levels;

namespace SafeDiningCode.Web.Responsibility.Pages;

/// <summary>Where managers assign eateries to officers: what would happen is shown before it does.</summary>
internal static class AssignEndpoints
{
    private const int LongestRoad = 40;
    private const int LongestPlace = 12;
    private const int LongestCredit = 18;
    private const int MostLicences = 1000;

    private static readonly char[] Between = [' ', '\n', '\t', ',', '，', '、', ';', '；'];

    public static void MapAssigning(this IEndpointRouteBuilder routes)
    {
        var assign = routes.MapSignedIn(ResponsibilityPaths.Assign, Roles.Managers);
        assign.MapGet("", (Actor actor, HttpContext http, LevelSet.Reader levels, AssignmentDesk desk, PageRenderer pages) =>
            ShowAsync(actor, http, levels, desk, pages, new AssignForm { Place = actor.Scope.Division ?? "" }, preview: null));
        assign.MapPost("", AssignAsync);
    }

    private static async Task<IResult> ShowAsync(
        Actor actor, HttpContext http, LevelSet.Reader levels, AssignmentDesk desk, PageRenderer pages, AssignForm form, AssignmentPreview? preview) =>
        await pages.PageAsync<AssignPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(AssignPage.Levels)] = levels.Current.Levels,
                [nameof(AssignPage.Officers)] = await desk.OfficersAsync(actor, http.RequestAborted),
                [nameof(AssignPage.Form)] = form,
                [nameof(AssignPage.Preview)] = preview,
            },
            form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> AssignAsync(Actor actor, HttpContext http, LevelSet.Reader levels, AssignmentDesk desk, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var form = Read(fields);
        var level = levels.Current.Find(form.Level);
        var officer = (await desk.OfficersAsync(actor, http.RequestAborted)).FirstOrDefault(each => each.Id.ToString(CultureInfo.InvariantCulture) == form.Officer);
        var licences = form.Licences.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(typed => LicenceNumber.Parse(typed).Normalised).Distinct(StringComparer.Ordinal).ToList();
        if (Fault(actor, form, level, officer, licences, language) is { } fault)
        {
            return await ShowAsync(actor, http, levels, desk, pages, form with { Fault = fault }, preview: null);
        }

        var target = new AssignmentTarget(form.Place, form.Road, form.Side, form.CreditCode, licences);
        if (fields.Single("do") == "end")
        {
            return await EndAsync(actor, http, levels, desk, pages, form, level!, officer!, target, fields.Single("seen-end"));
        }

        if (fields.Single("do") != "assign")
        {
            return await ShowAsync(actor, http, levels, desk, pages, form, await desk.PreviewAsync(actor, level!, officer!, target, http.RequestAborted));
        }

        return await desk.AssignAsync(actor, level!, officer!, target, form.TakeOver, fields.Single("seen"), http.RequestAborted) is { } done
            ? await ShowAsync(actor, http, levels, desk, pages, form with { Done = done.Gaps.Count + (form.TakeOver ? done.Doubles.Count : 0) }, preview: null)
            : await ShowAsync(actor, http, levels, desk, pages, form with
            {
                Fault = language.T("和您预览的不一样了，没有分配。请看下面新的预览再确认。", "It is no longer what you saw, and nothing was assigned. Look at the new preview below, then confirm."),
            }, await desk.PreviewAsync(actor, level!, officer!, target, http.RequestAborted));
    }

    private static async Task<IResult> EndAsync(
        Actor actor, HttpContext http, LevelSet.Reader levels, AssignmentDesk desk, PageRenderer pages, AssignForm form, ResponsibilityLevel level, Officer officer,
        AssignmentTarget target, string seen)
    {
        var language = Language.Of(http.Request);
        if (form.Reason.Length is 0 or > AssignmentDesk.LongestReason)
        {
            return await ShowAsync(actor, http, levels, desk, pages, form with
            {
                Fault = form.Reason.Length == 0
                    ? language.T("解除包保请写明原因。", "To end an officer's answering, say why.")
                    : language.T($"原因不超过 {AssignmentDesk.LongestReason} 字。", $"A reason has at most {AssignmentDesk.LongestReason} characters."),
            }, await desk.PreviewAsync(actor, level, officer, target, http.RequestAborted));
        }

        return await desk.EndAsync(actor, level, officer, target, form.Reason, seen, http.RequestAborted) is { } ended
            ? await ShowAsync(actor, http, levels, desk, pages, form with { Ended = ended, Reason = "" }, preview: null)
            : await ShowAsync(actor, http, levels, desk, pages, form with
            {
                Fault = language.T("和您预览的不一样了，没有解除。请看下面新的预览再确认。", "It is no longer what you saw, and nothing was ended. Look at the new preview below, then confirm."),
            }, await desk.PreviewAsync(actor, level, officer, target, http.RequestAborted));
    }

    private static AssignForm Read(IFormCollection fields) => new()
    {
        Level = fields.Single("level"),
        Officer = fields.Single("officer"),
        Place = fields.Single("place").Trim(),
        Road = WrittenText.Clean(fields.Single("road")) ?? "",
        Side = fields.Single("side") switch { "odd" => StreetSide.Odd, "even" => StreetSide.Even, _ => StreetSide.Both },
        CreditCode = fields.Single("credit").Trim().ToUpperInvariant(),
        Licences = WrittenText.Clean(fields.Single("licences")) ?? "",
        TakeOver = fields.Single("takeOver") == "yes",
        Reason = WrittenText.Clean(fields.Single("reason")) ?? "",
    };

    private static string? Fault(Actor actor, AssignForm form, ResponsibilityLevel? level, Officer? officer, List<string> licences, Language language) =>
        level is null ? language.T("请选择级别。", "Choose a level.")
        : officer is null ? language.T("请选择包保干部。", "Choose an officer.")
        : licences.Count > MostLicences ? language.T($"一次最多 {MostLicences} 个许可证编号。", $"At most {MostLicences} licence numbers at once.")
        : licences.Count > 0 ? null
        : form.Place.Length is 0 or > LongestPlace || !actor.Scope.Covers(form.Place) ? language.T("请填写辖区内的区划代码。", "Enter the code of a division within yours.")
        : form.Road.Length > LongestRoad ? language.T($"路名不超过 {LongestRoad} 字。", $"A road has at most {LongestRoad} characters.")
        : form is { Side: not StreetSide.Both, Road: "" } ? language.T("按单双号分，请填写路名。", "For one side of a road, name the road.")
        : form.CreditCode.Length > LongestCredit ? language.T("统一社会信用代码是 18 位。", "A credit code has 18 characters.")
        : null;
}

/// <summary>What was chosen and typed of an assignment.</summary>
public sealed record AssignForm
{
    /// <summary>The level's code.</summary>
    public string Level { get; init; } = "";

    /// <summary>The officer's account.</summary>
    public string Officer { get; init; } = "";

    /// <summary>The division.</summary>
    public string Place { get; init; } = "";

    /// <summary>The road; empty for the whole place.</summary>
    public string Road { get; init; } = "";

    /// <summary>Its side.</summary>
    public StreetSide Side { get; init; }

    /// <summary>A chain's credit code; empty for any.</summary>
    public string CreditCode { get; init; } = "";

    /// <summary>Licence numbers as typed; where there are any, they are all that counts.</summary>
    public string Licences { get; init; } = "";

    /// <summary>Whether eateries of other officers are taken over.</summary>
    public bool TakeOver { get; init; }

    /// <summary>Why the officer is no longer to answer for them.</summary>
    public string Reason { get; init; } = "";

    /// <summary>For how many the officer's answering was ended just now; null where it was not done.</summary>
    public int? Ended { get; init; }

    /// <summary>How many were assigned just now; null where it was not done.</summary>
    public int? Done { get; init; }

    /// <summary>What is wrong, for the reader; null where nothing is.</summary>
    public string? Fault { get; init; }
}
