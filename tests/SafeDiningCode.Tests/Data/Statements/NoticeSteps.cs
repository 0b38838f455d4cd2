using SafeDiningCode.Tests.Notices;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Inbox;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Notices: written once, read, carried by mail now and later, forgotten.</summary>
internal static class NoticeSteps
{
    private const long Account = 4_000_000_000_000;

    public static async Task RunAsync(TestServices services)
    {
        await using var sink = new SmtpSink();
        await using var mailing = await services.AnotherAsync(sink.Settings);
        sink.ToRecipients.Enqueue("450 later");
        var notice = Noted.Licence("licence:steps", new NoticeRecipient(Account, "li@example.cn"));
        Assert.Equal(1, await Noted.AddAsync(mailing, notice));
        Assert.Equal(0, await Noted.AddAsync(mailing, notice));

        Assert.Equal(1, await mailing.Get<NoticeCourier>().DeliverAsync());
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery WHERE state = 'waiting' AND attempts = 1"));
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await mailing.Get<NoticeCourier>().DeliverAsync());
        Assert.Single(sink.Taken);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent' AND address IS NULL"));

        var inbox = mailing.Get<InboxBook>();
        var row = Assert.Single(await inbox.ListAsync(Account));
        Assert.Equal((NoticeKinds.LicenceExpiring, 1), (row.Kind, await inbox.UnreadAsync(Account)));
        Assert.Equal(("/owner/licence", null), (await inbox.LinkAsync(Account, row.Id), await inbox.LinkAsync(Account + 1, row.Id)));
        Assert.True(await inbox.MarkReadAsync(Account, row.Id));
        Assert.Equal(0, await inbox.UnreadAsync(Account));
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
