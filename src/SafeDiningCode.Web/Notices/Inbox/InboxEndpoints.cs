using System.Globalization;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Accounts.Sessions;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Notices.Addresses;
using SafeDiningCode.Web.Notices.Mail;

namespace SafeDiningCode.Web.Notices.Inbox;

/// <summary>Everybody's own inbox: what there is to see to, read by opening it.</summary>
internal static class InboxEndpoints
{
    private const int PageSize = 20;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapSignedIn(Viewer.InboxPath);
        inbox.MapGet("", ListAsync);
        inbox.MapPost("/read", ReadAllAsync);
        inbox.MapPost("/{notice:long}/open", OpenAsync);
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, InboxBook book, MailServer mail, AddressBook addresses, PageRenderer pages)
    {
        long? before = TryKey(http.Request.Query["before"], out var key) ? key : null;
        // One more than is shown says whether there are older ones.
        var rows = await book.ListAsync(actor.AccountId, before, PageSize + 1, http.RequestAborted);
        return await pages.PageAsync<InboxPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(InboxPage.View)] = new InboxView(
                    [.. rows.Take(PageSize)], http.Features.Get<SignedIn>()!.Unread, before is null, rows.Count > PageSize, mail.IsConfigured,
                    mail.IsConfigured ? await addresses.FindAsync(actor.AccountId, http.RequestAborted) : null),
            },
            query: before is { } last ? string.Create(CultureInfo.InvariantCulture, $"before={last}") : "");
    }

    // Up to the newest that the reader saw: what came since stays unread.
    private static async Task<IResult> ReadAllAsync(Actor actor, HttpContext http, InboxBook book)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (TryKey(fields.Single("upto"), out var upTo))
        {
            await book.MarkAllReadAsync(actor.AccountId, upTo, http.RequestAborted);
        }

        return new SeeOther(PageContext.Of(http).Link(Viewer.InboxPath));
    }

    private static async Task<IResult> OpenAsync(Actor actor, long notice, HttpContext http, InboxBook book, ErrorAnswers errors)
    {
        if (await book.LinkAsync(actor.AccountId, notice, http.RequestAborted) is not { } link)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        await book.MarkReadAsync(actor.AccountId, notice, http.RequestAborted);
        return new SeeOther(PageContext.Of(http).Link(link));
    }

    private static bool TryKey(string? text, out long key) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out key);
}
