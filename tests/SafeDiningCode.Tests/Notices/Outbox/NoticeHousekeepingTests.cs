using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Tests.Notices.Outbox;

public sealed class NoticeHousekeepingTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Notices_live_half_a_year_and_what_is_known_of_their_mail_no_longer(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var account = await Noted.AccountAsync(services.Provider, "li@example.cn");
        await Noted.AddAsync(services, Noted.Licence("licence:A", account));
        services.Clock.Advance(TimeSpan.FromDays(182));
        await Noted.AddAsync(services, Noted.Licence("licence:A", account));
        await services.Get<NoticeHousekeeping>().TidyAsync();
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));

        services.Clock.Advance(TimeSpan.FromDays(2));
        await services.Get<NoticeHousekeeping>().TidyAsync();

        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));
    }
}
