using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.SignIn;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Notices.Mail;

namespace SafeDiningCode.Web.Notices.Addresses;

/// <summary>Everybody's own address for notices, and where the link in the mail leads.</summary>
internal static class AddressEndpoints
{
    public static void MapAddresses(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapSignedIn(AddressPaths.Page);
        own.MapGet("", (Actor actor, HttpContext http, AddressView view) => view.ShowAsync(actor, http, typed: null, fault: null));
        own.MapPost("", AskAsync);
        own.MapPost("/remove", RemoveAsync);
        var confirm = routes.MapForms(AddressPaths.ConfirmPrefix + "/{token}");
        confirm.MapGet("", ShowLinkAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
        confirm.MapPost("", ConfirmAsync).RequireRateLimiting(NameLimit.NetworkPolicy);
    }

    private static async Task<IResult> AskAsync(Actor actor, HttpContext http, MailServer server, AddressBook book, AddressView view)
    {
        if (!server.IsConfigured)
        {
            return await view.ShowAsync(actor, http, typed: null, fault: null);
        }

        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var mail = fields.Single("mail").Trim();
        var language = Language.Of(http.Request);
        return await book.AskAsync(actor.AccountId, mail, http.RequestAborted) switch
        {
            AddressAsk.Sent => Back(http, "sent"),
            AddressAsk.NoAddress => await view.ShowAsync(actor, http, mail, language.T(
                "请填写一个完整的邮箱地址。", "Please enter one mail address, like someone@example.cn.")),
            AddressAsk.TooOften => await view.ShowAsync(actor, http, mail, language.T(
                "今天已经发过 5 封确认邮件，请明天再试。", "Five mails were sent today already. Please try again tomorrow."), StatusCodes.Status429TooManyRequests),
            AddressAsk.Refused => await view.ShowAsync(actor, http, mail, language.T(
                "邮件服务器说没有这个邮箱，请核对后再试。", "The mail server says there is no such address. Please check it.")),
            _ => await view.ShowAsync(actor, http, mail, language.T(
                "现在发不出邮件，请过几分钟再试。", "No mail can be sent now. Please try again in a few minutes."), StatusCodes.Status503ServiceUnavailable),
        };
    }

    private static async Task<IResult> RemoveAsync(Actor actor, HttpContext http, AddressBook book)
    {
        await book.RemoveAsync(actor.AccountId, http.RequestAborted);
        return Back(http, "removed");
    }

    // Only a button confirms: programs that look through mail open links, too.
    private static Task<IResult> ShowLinkAsync(string token, HttpContext http, AddressLinks links, PageRenderer pages) => links.Read(token) is { } wanted
        ? pages.PageAsync<ConfirmAddressPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(ConfirmAddressPage.Token)] = token, [nameof(ConfirmAddressPage.Mail)] = wanted.Mail })
        : GoneAsync(http, pages);

    private static async Task<IResult> ConfirmAsync(string token, HttpContext http, AddressLinks links, AddressBook book, PageRenderer pages)
    {
        if (links.Read(token) is not { } wanted || !await book.ConfirmAsync(wanted, http.RequestAborted))
        {
            return await GoneAsync(http, pages);
        }

        var language = Language.Of(http.Request);
        return await pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Heading"] = language.T("邮箱已确认", "Address confirmed"),
                ["Lines"] = new[] { language.T("以后的提醒也会发到这个邮箱。", "From now on notices also go to this address.") },
                ["LinkPath"] = Viewer.InboxPath,
                ["LinkText"] = language.T("看提醒", "See the notices"),
            });
    }

    private static Task<IResult> GoneAsync(HttpContext http, PageRenderer pages)
    {
        var language = Language.Of(http.Request);
        return pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Heading"] = language.T("这个链接不能用了", "This link is of no use any more"),
                ["Lines"] = new[]
                {
                    language.T(
                        "它可能超过一天、不完整，或者邮箱后来又改过。请登录后重新填写邮箱。",
                        "It may be older than a day or incomplete, or the address was changed since. Sign in and enter the address again."),
                },
                ["LinkPath"] = AddressPaths.Page,
                ["LinkText"] = language.T("去填写邮箱", "Enter the address"),
            },
            StatusCodes.Status410Gone);
    }

    private static SeeOther Back(HttpContext http, string done) => new(PageContext.Of(http).Link($"{AddressPaths.Page}?done={done}"));
}

/// <summary>The page of one's own address, at first or again with what is wrong.</summary>
internal sealed class AddressView(MailServer server, AddressBook book, PageRenderer pages)
{
    public async Task<IResult> ShowAsync(Actor actor, HttpContext http, string? typed, string? fault, int faultStatus = StatusCodes.Status400BadRequest) =>
        await pages.PageAsync<AddressPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(AddressPage.HasMail)] = server.IsConfigured,
                [nameof(AddressPage.Mail)] = await book.FindAsync(actor.AccountId, http.RequestAborted),
                [nameof(AddressPage.Typed)] = typed,
                [nameof(AddressPage.Done)] = http.Request.Query["done"] is [{ } done] ? done : null,
                [nameof(AddressPage.Fault)] = fault,
            },
            fault is null ? StatusCodes.Status200OK : faultStatus);
}
