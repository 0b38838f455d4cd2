using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Invitations;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Settings;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>Where officials put problems on record by hand: one from a complaint or from diners, or all of a campaign with their orders.</summary>
internal static class HandEndpoints
{
    public static void MapHandProblems(this IEndpointRouteBuilder routes)
    {
        var one = routes.MapSignedIn(RegulatorRectificationPaths.New, Roles.Officials);
        one.MapGet("", (Actor actor, HttpContext http, HandDesk desk) => desk.NewAsync(actor, http));
        one.MapPost("", (Actor actor, HttpContext http, HandDesk desk) => desk.OpenAsync(actor, http));
        var campaign = routes.MapSignedIn(RegulatorRectificationPaths.Campaign, Roles.Managers);
        campaign.MapGet("", (Actor actor, HttpContext http, HandDesk desk) => desk.CampaignAsync(actor, http));
        campaign.MapPost("", (Actor actor, HttpContext http, HandDesk desk) => desk.DispatchAsync(actor, http));
    }
}

/// <summary>Reads what officials typed, and puts it on record.</summary>
internal sealed class HandDesk(
    HandProblems problems, InviteeFinder finder, RectificationSettingsBook settings, FormTokens tokens, PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
{
    /// <summary>What the token of a form is for.</summary>
    private const string Purpose = "rectification-hand";

    private const int MostDaysAhead = 732;

    /// <summary>How long ago something may have been found.</summary>
    private const int MostDaysAgo = 366;

    /// <summary>The sources that are put on record by hand: inspections and self-checks do so themselves.</summary>
    public static readonly ProblemSource[] Sources = [ProblemSource.Complaint, ProblemSource.Theme, ProblemSource.Campaign];

    /// <summary>The form for one problem, with what the address says of it: eatery, source, topic and wording. What cannot be taken is left out.</summary>
    public async Task<IResult> NewAsync(Actor actor, HttpContext http)
    {
        var query = http.Request.Query;
        string Text(string name) => query[name] is [{ } text] ? text : "";
        var licence = long.TryParse(Text("eatery"), NumberStyles.None, CultureInfo.InvariantCulture, out var eatery)
            ? await finder.LicenceOfAsync(actor, eatery, http.RequestAborted)
            : null;
        return await OneAsync(actor, http, await EmptyAsync(http) with
        {
            Licence = licence ?? "",
            Source = RectificationCodes.Source(Text("source")) is { } source && Sources.Contains(source) ? Text("source") : "",
            Topic = RectificationDesk.TopicOf(Text("topic")) == Reasons.None ? "" : Text("topic"),
            Wording = WrittenText.Clean(Text("wording")) is { Length: <= NewProblem.LongestWording } wording ? wording : "",
        });
    }

    /// <summary>The form for a campaign.</summary>
    public async Task<IResult> CampaignAsync(Actor actor, HttpContext http)
    {
        var given = http.Request.Query["given"] is [{ } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
        return await ManyAsync(actor, http, await EmptyAsync(http) with { Given = given });
    }

    /// <summary>Puts one problem on record, with its order where one is asked for.</summary>
    public async Task<IResult> OpenAsync(Actor actor, HttpContext http)
    {
        var (form, token) = await ReadAsync(actor, http, RegulatorRectificationPaths.New);
        if (token is null)
        {
            return await RefusedAsync(http);
        }

        var language = Language.Of(http.Request);
        var source = RectificationCodes.Source(form.Source) is { } known && Sources.Contains(known) ? known : ProblemSource.None;
        var eatery = await finder.FindAsync(actor, form.Licence, http.RequestAborted);
        var fault = eatery is null ? language.T("辖区内没有这个许可证编号或安心码。", "No eatery of your division has this licence number or code.")
            : source == ProblemSource.None ? language.T("请选择来源。", "Choose where it was found.")
            : form.Dispatch && !Roles.Managers.Contains(actor.Role) ? language.T("交办单由监管人员下发。", "Orders are given by regulators.")
            : Fault(form, source, form.Dispatch, language);
        if (fault is not null)
        {
            return await OneAsync(actor, http, form with { Fault = fault });
        }

        var opened = await problems.OpenAsync(actor, [eatery!], ProblemOf(form, source, form.Dispatch), token, http.RequestAborted);
        return new SeeOther(PageContext.Of(http).Link($"{RegulatorRectificationPaths.Of(eatery!.Id, opened[0])}?did={(form.Dispatch ? DeskActs.Dispatch : "opened")}"));
    }

    /// <summary>Puts the problem of a campaign on record for each eatery of the list, and gives the orders: all of them or none.</summary>
    public async Task<IResult> DispatchAsync(Actor actor, HttpContext http)
    {
        var (form, token) = await ReadAsync(actor, http, RegulatorRectificationPaths.Campaign);
        if (token is null)
        {
            return await RefusedAsync(http);
        }

        var language = Language.Of(http.Request);
        var (found, unknown) = await finder.ReadListAsync(actor, form.List, http.RequestAborted);
        var fault = unknown.Count > 0 ? language.T("下面这些行有问题，一份都没有交办。改好后再提交。", "These lines are wrong, and no order was given. Correct them and send the list again.")
            : found.Count == 0 ? language.T("名单是空的。每行一家：许可证编号。", "The list is empty. One eatery a line: its licence number.")
            : found.Count > HandProblems.Most ? language.T($"一次最多 {HandProblems.Most} 家，请分几次提交。", $"At most {HandProblems.Most} at once: send the list in parts.")
            : Fault(form, ProblemSource.Campaign, dispatch: true, language);
        if (fault is not null)
        {
            return await ManyAsync(actor, http, form with { Fault = fault, Unknown = unknown });
        }

        var opened = await problems.OpenAsync(
            actor, [.. found.Select(invitee => invitee.Eatery)], ProblemOf(form, ProblemSource.Campaign, dispatch: true), token, http.RequestAborted);
        return new SeeOther(PageContext.Of(http).Link(string.Create(CultureInfo.InvariantCulture, $"{RegulatorRectificationPaths.Campaign}?given={opened.Count}")));
    }

    private static HandProblem ProblemOf(HandForm form, ProblemSource source, bool dispatch) => new()
    {
        Source = source,
        Wording = form.Wording,
        Topic = RectificationDesk.TopicOf(form.Topic),
        FoundOn = RectificationDesk.DayOf(form.FoundOn)!.Value,
        Campaign = form.Campaign.Length == 0 ? null : form.Campaign,
        DispatchedUntil = dispatch ? RectificationDesk.DayOf(form.Due) : null,
        Demand = form.Demand.Length == 0 ? null : form.Demand,
    };

    private string? Fault(HandForm form, ProblemSource source, bool dispatch, Language language)
    {
        var today = Day.InShanghai(clock);
        var (found, due) = (RectificationDesk.DayOf(form.FoundOn), RectificationDesk.DayOf(form.Due));
        return form.Wording.Length is 0 or > NewProblem.LongestWording
                ? language.T($"请写明问题，不超过 {NewProblem.LongestWording} 字。", $"Say what is wrong, in at most {NewProblem.LongestWording} characters.")
            : source == ProblemSource.Campaign && form.Campaign.Length == 0 ? language.T("请填写专项行动的名称。", "Enter the campaign's name.")
            : form.Campaign.Length > NewProblem.LongestCampaign
                ? language.T($"专项行动的名称不超过 {NewProblem.LongestCampaign} 字。", $"Keep the campaign's name to {NewProblem.LongestCampaign} characters.")
            : found is null || found > today || found < today.AddDays(-MostDaysAgo) ? language.T("请填写发现日期：不晚于今天，一年以内。", "Enter the day on which it was found: not after today, within a year.")
            : form.Demand.Length > DraftStep.LongestNote ? language.T($"整改要求不超过 {DraftStep.LongestNote} 字。", $"Keep what is asked for to {DraftStep.LongestNote} characters.")
            : dispatch && (due is null || due < today || due > today.AddDays(MostDaysAhead)) ? language.T("请填写整改期限：不早于今天，两年以内。", "Enter the due day: not before today, within two years.")
            : null;
    }

    private async Task<HandForm> EmptyAsync(HttpContext http)
    {
        var today = Day.InShanghai(clock);
        var used = await settings.CurrentAsync(http.RequestAborted);
        return new HandForm { FoundOn = Day.Text(today), Due = Day.Text(today.AddDays(used.Settings.DispatchDueDays)) };
    }

    // The nonce of the form's token; null where it is none of ours.
    private async Task<(HandForm Form, string? Token)> ReadAsync(Actor actor, HttpContext http, string path)
    {
        var (fields, refusal) = await PostedForm.ReadAsync(http.Request);
        var form = new HandForm
        {
            Licence = fields.Single("licence").Trim(),
            List = fields.Single("list"),
            Campaign = WrittenText.Clean(fields.Single("campaign")) ?? "",
            Source = fields.Single("source"),
            Topic = fields.Single("topic"),
            Wording = WrittenText.Clean(fields.Single("wording")) ?? "",
            FoundOn = fields.Single("found").Trim(),
            Dispatch = fields.Single("dispatch") == "yes",
            Demand = WrittenText.Clean(fields.Single("demand")) ?? "",
            Due = fields.Single("due").Trim(),
        };
        var token = tokens.Check(fields.Single("sheet"), Purpose, path, Device(actor));
        // A form that lay open too long is as good: nothing can have come between.
        return (form, refusal is null && token.Standing is FormTokenStanding.Good or FormTokenStanding.Expired ? token.Nonce : null);
    }

    private Task<IResult> OneAsync(Actor actor, HttpContext http, HandForm form) => pages.PageAsync<HandPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(HandPage.Form)] = form with { Token = tokens.Issue(Purpose, RegulatorRectificationPaths.New, Device(actor)) },
            [nameof(HandPage.Manages)] = Roles.Managers.Contains(actor.Role),
        },
        form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private Task<IResult> ManyAsync(Actor actor, HttpContext http, HandForm form) => pages.PageAsync<CampaignPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CampaignPage.Form)] = form with { Token = tokens.Issue(Purpose, RegulatorRectificationPaths.Campaign, Device(actor)) },
        },
        form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private async Task<IResult> RefusedAsync(HttpContext http)
    {
        await errors.AnswerAsync(http, StatusCodes.Status400BadRequest);
        return Results.Empty;
    }

    private static string Device(Actor actor) => actor.AccountId.ToString(CultureInfo.InvariantCulture);
}
