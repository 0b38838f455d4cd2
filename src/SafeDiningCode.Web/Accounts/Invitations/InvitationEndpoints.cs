using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>Where the bureau makes activation slips and withdraws them. Slips are the answer to the form itself: their links are never shown again.</summary>
internal static class InvitationEndpoints
{
    private const int Shown = 100;

    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapSignedIn(AccountPaths.Invitations, Roles.Managers);
        invitations.MapGet("", (Actor actor, HttpContext http, InvitationView view) => view.ShowAsync(actor, http));
        invitations.MapPost("/eatery", MakeOneAsync);
        invitations.MapPost("/division", MakeForDivisionAsync);
        invitations.MapPost("/list", MakeForListAsync);
        invitations.MapPost("/{invitation:long}/revoke", RevokeAsync);
    }

    private static async Task<IResult> MakeOneAsync(Actor actor, HttpContext http, InviteeFinder finder, InvitationMaker maker, InvitationView view)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var (licence, typedPhone) = (fields.Single("licence"), fields.Single("phone").Trim());
        var language = Language.Of(http.Request);
        var phone = "";
        if (typedPhone.Length > 0 && !(SignInNames.TryPhone(typedPhone, out phone) && SignInNames.IsMobile(phone)))
        {
            return await view.ShowAsync(actor, http, language.T("手机号应为 11 位；不知道就空着。", "A mobile number has 11 digits; leave it empty if you do not know it."));
        }

        if (await finder.FindAsync(actor, licence, http.RequestAborted) is not { } eatery)
        {
            return await view.ShowAsync(actor, http, language.T(
                "辖区内没有这个许可证编号或安心码。请核对后再试。", "No eatery of your division has this licence number or code. Check it and try again."));
        }

        var slips = await maker.ForEateriesAsync(actor, [new Invitee(eatery, phone.Length == 0 ? null : phone)], fields.Single("replaces") == "yes", http.RequestAborted);
        return await view.SlipsAsync(http, slips);
    }

    private static async Task<IResult> MakeForDivisionAsync(Actor actor, HttpContext http, InviteeFinder finder, InvitationMaker maker, InvitationView view)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        if (!DivisionCode.TryNormalise(fields.Single("division"), out var division) || !actor.Scope.Covers(division))
        {
            return await view.ShowAsync(actor, http, language.T("请填写您辖区内的行政区划代码。", "Enter the code of a division that is yours."));
        }

        var invitees = await finder.WithoutOwnerAsync(actor, division, http.RequestAborted);
        return invitees.Count == 0
            ? await view.ShowAsync(actor, http, language.T("这里的持证店都已有账号，或已有没用过的激活单。", "Every licensed eatery there has an account, or an open slip."))
            : await view.SlipsAsync(http, await maker.ForEateriesAsync(actor, invitees, replaces: false, http.RequestAborted));
    }

    private static async Task<IResult> MakeForListAsync(Actor actor, HttpContext http, InviteeFinder finder, InvitationMaker maker, InvitationView view)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var list = await ListedText.ReadAsync(fields.Files.GetFile("file"), fields.Single("list"), http.RequestAborted);
        var (found, unknown) = await finder.ReadListAsync(actor, list, http.RequestAborted);
        if (unknown.Count > 0 || found.Count is 0 or > InviteeFinder.Most)
        {
            // All or nothing: a slip that is missing in a pile of two hundred is found by nobody.
            return await view.ShowAsync(
                actor,
                http,
                unknown.Count > 0 ? language.T("下面这些行有问题，一张都没有生成。改好后再提交。", "These lines are wrong, and no slip was made. Correct them and send the list again.")
                : found.Count == 0 ? language.T("名单是空的。每行一家：许可证编号，手机号（可不填）。", "The list is empty. One eatery a line: licence number, phone (optional).")
                : language.T($"一次最多 {InviteeFinder.Most} 家，请分几次提交。", $"At most {InviteeFinder.Most} at once: send the list in parts."),
                unknown,
                list);
        }

        return await view.SlipsAsync(http, await maker.ForEateriesAsync(actor, found, replaces: false, http.RequestAborted));
    }

    private static async Task<IResult> RevokeAsync(long invitation, Actor actor, HttpContext http, InvitationMaker maker, ErrorAnswers errors)
    {
        if (await maker.RevokeAsync(actor, invitation, http.RequestAborted))
        {
            return new SeeOther(PageContext.Of(http).Link(AccountPaths.Invitations));
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    /// <summary>The page of invitations, and the sheet of slips.</summary>
    internal sealed class InvitationView(Database database, TimeProvider clock, PageRenderer pages)
    {
        public async Task<IResult> ShowAsync(Actor actor, HttpContext http, string? fault = null, IReadOnlyList<UnknownLine>? unknown = null, string list = "")
        {
            await using var session = await database.OpenAsync(http.RequestAborted);
            var rows = await session.QueryAsync<InvitationRow>("InvitationsInScope", actor.Scope.With(new { Skip = 0, Take = Shown }), http.RequestAborted);
            return await pages.PageAsync<InvitationsPage>(
                http,
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["Actor"] = actor, ["Invitations"] = rows, ["Now"] = clock.GetUtcNow().UtcDateTime, ["Fault"] = fault, ["Unknown"] = unknown ?? [], ["List"] = list,
                },
                fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
        }

        public Task<IResult> SlipsAsync(HttpContext http, IReadOnlyList<ActivationSlip> slips) => pages.PageAsync<SlipsPage>(
            http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Slips"] = slips });
    }
}
