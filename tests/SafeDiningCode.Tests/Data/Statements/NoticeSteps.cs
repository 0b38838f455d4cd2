using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Tests.Notices;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Addresses;
using SafeDiningCode.Web.Notices.Inbox;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Notices: written once, read, carried by mail now and later, forgotten.</summary>
internal static class NoticeSteps
{
    public static async Task RunAsync(TestServices services)
    {
        await using var sink = new SmtpSink();
        await using var mailing = await services.AnotherAsync(sink.Settings);
        var account = await AddressAsync(mailing, sink);
        sink.ToRecipients.Enqueue("450 later");
        var notice = Noted.Licence("licence:steps", account);
        Assert.Equal(1, await Noted.AddAsync(mailing, notice));
        Assert.Equal(0, await Noted.AddAsync(mailing, notice));

        Assert.Equal(1, await mailing.Get<NoticeCourier>().DeliverAsync());
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery WHERE state = 'waiting' AND attempts = 1"));
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await mailing.Get<NoticeCourier>().DeliverAsync());
        Assert.Equal(3, sink.Taken.Count);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent' AND address IS NULL"));

        var inbox = mailing.Get<InboxBook>();
        var row = Assert.Single(await inbox.ListAsync(account));
        Assert.Equal((NoticeKinds.LicenceExpiring, 1), (row.Kind, await inbox.UnreadAsync(account)));
        Assert.Equal(("/owner/licence", null), (await inbox.LinkAsync(account, row.Id), await inbox.LinkAsync(account + 1, row.Id)));
        Assert.True(await inbox.MarkReadAsync(account, row.Id));
        Assert.Equal(0, await inbox.UnreadAsync(account));
    }

    // Asked for, confirmed by the link, taken away, and confirmed again.
    private static async Task<long> AddressAsync(TestServices services, SmtpSink sink)
    {
        var account = await People.AddAsync(services.Provider, Role.Owner);
        await using var scope = services.Provider.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<AddressBook>();
        Assert.Equal(AddressAsk.Sent, await book.AskAsync(account, "li@example.cn"));
        Assert.Equal(AddressAsk.Sent, await book.AskAsync(account, "li@example.cn"));
        Assert.Equal(2, sink.Taken.Count);
        var wanted = new WantedAddress(account, "li@example.cn", "", services.Clock.GetUtcNow().UtcDateTime);
        Assert.True(await book.ConfirmAsync(wanted));
        Assert.Equal("li@example.cn", await book.FindAsync(account));
        Assert.True(await book.RemoveAsync(account));
        Assert.False(await book.RemoveAsync(account));
        Assert.True(await book.ConfirmAsync(wanted));
        return account;
    }

    /// <summary>Half a year on: a step of its own, last of those that mind the clock.</summary>
    public static async Task ForgetAsync(TestServices services)
    {
        services.Clock.Advance(TimeSpan.FromDays(184));
        await services.Get<NoticeHousekeeping>().TidyAsync();
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));
    }
}
