using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Accounts.SignIn;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.Invitations;

/// <summary>Where the code on an activation slip leads. Guessing tokens is counted as guessing passwords is.</summary>
internal static class ActivationEndpoints
{
    private const int LongestName = 60;

    public static void MapActivation(this IEndpointRouteBuilder routes)
    {
        var activate = routes.MapForms(AccountPaths.Activate + "/{token}");
        activate.MapGet("", ShowAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        activate.MapPost("", TakeUpAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        activate.MapPost("/accept", AcceptAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext http, InvitationDesk desk, TimeProvider clock, PageRenderer pages) =>
        await OpenAsync(token, http, desk, clock) is { } invitation
            ? await FormAsync(http, pages, token, invitation, "", invitation.Phone ?? "", fault: null)
            : await GoneAsync(http, pages);

    private static async Task<IResult> TakeUpAsync(
        string token, HttpContext http, InvitationDesk desk, SessionBook sessions, TimeProvider clock, PageRenderer pages)
    {
        if (await OpenAsync(token, http, desk, clock) is not { } invitation)
        {
            return await GoneAsync(http, pages);
        }

        var language = Language.Of(http.Request);
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var (name, typedPhone, password) = (WrittenText.Clean(fields.Single("name")) ?? "", fields.Single("phone"), fields.Single("password"));
        var isOwner = invitation.EateryId is not null;
        var isPhone = SignInNames.TryPhone(typedPhone, out var phone) && SignInNames.IsMobile(phone);
        var fault = isOwner && name.Length is 0 or > LongestName ? language.T("请填写怎么称呼您。", "Please say what you are called.")
            : isOwner && !isPhone ? language.T("请填写 11 位手机号，以后用它登录。", "Please enter a mobile number of 11 digits: you will sign in by it.")
            : PasswordRules.FaultOf(password, [name, isOwner ? phone : invitation.Phone, invitation.Licence, invitation.Sign, invitation.EateryName, invitation.Person]) is { } wrong ? PasswordWords.Of(wrong, language)
            : null;
        if (fault is not null)
        {
            return await FormAsync(http, pages, token, invitation, name, typedPhone, fault);
        }

        var device = DeviceLabel.Of(http.Request);
        var taken = isOwner
            ? await desk.MakeOwnerAsync(invitation, name, phone, password, device, http.RequestAborted)
            : await desk.SetPasswordAsync(invitation, password, device, http.RequestAborted);
        if (taken.Outcome == TakeUp.PhoneTaken)
        {
            return await FormAsync(http, pages, token, invitation, name, typedPhone, language.T(
                "这个手机号已经有账号了。请先登录，再打开这个激活链接，把这家店加到您的账号里。",
                "This phone has an account already. Sign in first, then open this link again to add the eatery to it."));
        }

        if (taken.Outcome == TakeUp.Gone)
        {
            return await GoneAsync(http, pages);
        }

        if (taken.SessionId is null)
        {
            return new SeeOther(PageContext.Of(http).Link(AccountPaths.SignIn));
        }

        SessionCookie.Set(http, taken.SessionId, sessions.CookieLife(taken.Role));
        return new SeeOther(PageContext.Of(http).Link(AccountPaths.SecondFactor));
    }

    private static async Task<IResult> AcceptAsync(
        string token, HttpContext http, InvitationDesk desk, Navigation navigation, TimeProvider clock, PageRenderer pages)
    {
        if (Actor.Find(http) is not { Role: Role.Owner } actor
            || await OpenAsync(token, http, desk, clock) is not { EateryId: not null } invitation
            || (await desk.AcceptAsync(invitation, actor, http.RequestAborted)).Outcome != TakeUp.Done)
        {
            return await GoneAsync(http, pages);
        }

        return new SeeOther(PageContext.Of(http).Link(navigation.HomeOf(actor.Role)));
    }

    private static async Task<InvitationRow?> OpenAsync(string token, HttpContext http, InvitationDesk desk, TimeProvider clock) =>
        await desk.FindAsync(token, http.RequestAborted) is { } invitation && invitation.State(clock.GetUtcNow().UtcDateTime) == InvitationState.Open
            ? invitation
            : null;

    private static Task<IResult> FormAsync(HttpContext http, PageRenderer pages, string token, InvitationRow invitation, string name, string phone, string? fault) =>
        pages.PageAsync<ActivationPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Token"] = token, ["Invitation"] = invitation, ["Name"] = name, ["Phone"] = phone, ["Fault"] = fault, ["Owner"] = Actor.Find(http) is { Role: Role.Owner } actor ? actor : null,
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    // Used, run out, withdrawn and made up look the same.
    private static Task<IResult> GoneAsync(HttpContext http, PageRenderer pages)
    {
        var language = Language.Of(http.Request);
        return pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Heading"] = language.T("这个激活链接不能用了", "This activation link is of no use any more"),
                ["Lines"] = new[]
                {
                    language.T("它可能已经用过、超过 14 天，或者被新的激活单代替。", "It may have been used, be older than 14 days, or have been replaced by a newer slip."),
                    language.T("已经设好密码的，直接登录；没有的，请向属地监管所要一张新的激活单。", "If you have set your password, sign in. If not, ask your local bureau for a new slip."),
                },
                ["LinkPath"] = AccountPaths.SignIn,
                ["LinkText"] = language.T("去登录", "Sign in"),
            },
            StatusCodes.Status410Gone);
    }
}
