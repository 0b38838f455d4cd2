using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Tests.Notices.Outbox;

public sealed class NoticeCourierTests
{
    private const string Mail = "li@example.cn";

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_mail_arrives_in_chinese_and_english_with_its_link(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, [.. sink.Settings, ("PublicBaseUrl", "https://anxin.example.cn")]);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        await Noted.AddAsync(services, Noted.Licence("licence:A", li, li + 1));

        Assert.Equal(1, await services.Get<NoticeCourier>().DeliverAsync());
        Assert.Equal(0, await services.Get<NoticeCourier>().DeliverAsync());

        var taken = Assert.Single(sink.Taken);
        using var message = SmtpSink.Parse(taken);
        Assert.Equal(("anxin@example.cn", "li@example.cn"), (taken.From, taken.To));
        Assert.Equal("许可证即将到期 · Licence about to expire", message.Subject);
        Assert.Equal("餐饮安心码", message.From.Mailboxes.Single().Name);
        Assert.Contains($"{Noted.Shop} 的食品经营许可证将于 2026-12-22 到期，请尽快办理延续。", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("expires on 2026-12-22", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://anxin.example.cn/owner/licence", message.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("@example.cn", message.MessageId, StringComparison.Ordinal);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal(("sent", null, 1), await OnlyAsync(services));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_put_off_is_tried_again_after_a_while_and_arrives_once(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        var courier = services.Get<NoticeCourier>();
        sink.ToRecipients.Enqueue("451 4.7.1 come again, li@example.cn");
        sink.ToMessages.Enqueue("452 full");
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));

        Assert.Equal(1, await courier.DeliverAsync());
        Assert.Equal(("waiting", Mail, 1), await OnlyAsync(services));
        Assert.Equal("smtp-451", await OutcomeAsync(services));
        services.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await courier.DeliverAsync());
        services.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await courier.DeliverAsync());
        Assert.Empty(sink.Taken);
        services.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await courier.DeliverAsync());

        Assert.Single(sink.Taken);
        Assert.Equal(("sent", null, 3), await OnlyAsync(services));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_server_that_goes_away_in_the_middle_gets_it_again_as_the_same_mail(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        sink.ToMessages.Enqueue(SmtpSink.GoAway);
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));
        await Noted.AddAsync(services, Noted.Licence("licence:B", li));

        Assert.Equal(2, await services.Get<NoticeCourier>().DeliverAsync());
        Assert.Single(sink.Taken);
        Assert.Equal(2, sink.Connections);
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await services.Get<NoticeCourier>().DeliverAsync());

        Assert.Equal(2, sink.Taken.Select(taken => SmtpSink.Parse(taken).MessageId).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_address_that_is_refused_for_good_is_given_up_at_once(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        sink.ToRecipients.Enqueue("550 5.1.1 no such user");
        await Noted.AddAsync(services, Noted.Licence("licence:A", li, await Noted.AccountAsync(services.Provider, "wang@example.cn")));

        await services.Get<NoticeCourier>().DeliverAsync();

        Assert.Equal("wang@example.cn", Assert.Single(sink.Taken).To);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery WHERE state = 'refused' AND outcome = 'smtp-550' AND address IS NULL"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_sender_that_is_refused_is_ours_to_mend_and_tried_again(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        sink.ToSenders.Enqueue("550 who are you");
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));

        await services.Get<NoticeCourier>().DeliverAsync();
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        await services.Get<NoticeCourier>().DeliverAsync();

        Assert.Single(sink.Taken);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_a_day_without_a_server_it_is_given_up_and_that_is_on_record(string engine)
    {
        int port;
        await using (var gone = new SmtpSink())
        {
            port = gone.Port;
        }

        await using var services = await TestServices.CreateAsync(
            engine, ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{port}"), ("Mail:From", "anxin@example.cn"), ("Mail:Tls", "None"));
        var li = await Noted.AccountAsync(services.Provider, Mail);
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));

        var attempts = 0;
        for (var hours = 0; hours < 48; hours++)
        {
            attempts += await services.Get<NoticeCourier>().DeliverAsync();
            services.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.InRange(attempts, 10, 24);
        Assert.Equal(("expired", null, attempts), await OnlyAsync(services));
        Assert.Equal("no-server", await OutcomeAsync(services));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_instances_do_not_send_the_same_mail(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        await using var other = await services.AnotherAsync(sink.Settings);
        for (var i = 0; i < 45; i++)
        {
            await Noted.AddAsync(services, Noted.Licence($"licence:{i}", li));
        }

        var attempts = await Task.WhenAll(
            Task.Run(() => services.Get<NoticeCourier>().DeliverAsync()), Task.Run(() => other.Get<NoticeCourier>().DeliverAsync()));
        while (await services.Get<NoticeCourier>().DeliverAsync() > 0)
        {
        }

        Assert.Equal(45, sink.Taken.Count);
        Assert.Equal(45, sink.Taken.Select(taken => SmtpSink.Parse(taken).MessageId).Distinct().Count());
        Assert.True(attempts.Sum() <= 45);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_an_instance_that_died_had_in_hand_is_sent_by_another_when_the_lease_ends(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));
        await using (var session = await services.Database.OpenAsync())
        {
            var now = services.Clock.GetUtcNow().UtcDateTime;
            Assert.Equal(1, await session.ExecuteAsync(
                "LeaseNoticeDeliveries", new { Lease = 5L, Until = now + TimeSpan.FromMinutes(15), Carrier = "mail", Now = now, Most = 10 }));
        }

        Assert.Equal(0, await services.Get<NoticeCourier>().DeliverAsync());
        services.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(1, await services.Get<NoticeCourier>().DeliverAsync());
        Assert.Single(sink.Taken);
    }

    [Fact]
    public async Task Without_a_mail_server_there_is_the_inbox_only()
    {
        await using var services = await TestServices.CreateAsync();
        var li = await Noted.AccountAsync(services.Provider, Mail);
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));

        Assert.Equal(0, await services.Get<NoticeCourier>().DeliverAsync());
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM notice_delivery"));
    }

    [Fact]
    public async Task The_running_service_sends_as_soon_as_it_is_committed()
    {
        await using var sink = new SmtpSink();
        await using var site = await TestSite.StartAsync(sink.Settings);
        var li = await Noted.AccountAsync(site.Provider, Mail);
        await using (var session = await site.Database.BeginAsync())
        {
            await site.Get<NoticeBook>().AddAsync(session, Noted.Licence("licence:A", li));
            await session.CommitAsync();
        }

        for (var waited = 0; sink.Taken.IsEmpty && waited < 300; waited++)
        {
            await Task.Delay(100);
        }

        Assert.Single(sink.Taken);
    }

    [Fact]
    public async Task Giving_up_is_logged_without_the_address_or_what_the_server_said_of_it()
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(settings: sink.Settings);
        var li = await Noted.AccountAsync(services.Provider, Mail);
        sink.ToRecipients.Enqueue("550 no li@example.cn here");
        await Noted.AddAsync(services, Noted.Licence("licence:A", li));
        var log = new Lines();
        using var courier = new NoticeCourier(services.Database, services.Provider.GetServices<ICarryNotices>(), services.Clock, log);

        await courier.DeliverAsync();

        Assert.Contains("refused, smtp-550", Assert.Single(log.Written), StringComparison.Ordinal);
        Assert.DoesNotContain("li@", log.Written[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_double_from_a_minute_to_two_hours()
    {
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 120, 120, 120], Enumerable.Range(1, 10).Select(attempts => (int)NoticeCourier.PauseAfter(attempts).TotalMinutes));
        Assert.Equal(TimeSpan.FromHours(2), NoticeCourier.PauseAfter(1000));
    }

    private static async Task<(string State, string? Address, int Attempts)> OnlyAsync(TestServices services) => (
        await services.ValueAsync<string>("SELECT state FROM notice_delivery"),
        await services.ValueAsync<string?>("SELECT address FROM notice_delivery"),
        await services.ValueAsync<int>("SELECT attempts FROM notice_delivery"));

    private static Task<string> OutcomeAsync(TestServices services) => services.ValueAsync<string>("SELECT outcome FROM notice_delivery");

    private sealed class Lines : ILogger<NoticeCourier>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception) + exception);
    }
}
