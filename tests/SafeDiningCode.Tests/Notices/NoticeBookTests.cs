using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Inbox;

namespace SafeDiningCode.Tests.Notices;

public sealed class NoticeBookTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_job_that_says_it_again_the_same_day_adds_nothing(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var notice = Noted.Licence("licence:A", 1, 2);

        Assert.Equal(2, await Noted.AddAsync(services, notice));
        Assert.Equal(0, await Noted.AddAsync(services, notice));
        Assert.Equal(1, await Noted.AddAsync(services, notice with { Recipients = [2, 3] }));
        Assert.Equal(1, await Noted.AddAsync(services, Noted.Licence("licence:B", 1)));
        services.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await Noted.AddAsync(services, notice));

        Assert.Equal(3, await services.Get<InboxBook>().UnreadAsync(1));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Several_jobs_at_once_add_it_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var notice = Noted.Licence("licence:A", 1);

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Repeats.RunAsync(_ => Noted.AddAsync(services, notice)))));

        Assert.Equal(1, added.Sum());
        Assert.Equal(1, await services.Get<InboxBook>().UnreadAsync(1));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_rolled_back_is_told_to_nobody(string engine)
    {
        await using var sink = new SmtpSink();
        await using var services = await TestServices.CreateAsync(engine, sink.Settings);
        var account = await Noted.AccountAsync(services.Provider, "li@example.cn");
        await using (var session = await services.Database.BeginAsync())
        {
            await services.Get<NoticeBook>().AddAsync(session, Noted.Licence("licence:A", account));
        }

        Assert.Equal(0, await services.Get<InboxBook>().UnreadAsync(account));
        Assert.Equal(0, await services.Get<Web.Notices.Outbox.NoticeCourier>().DeliverAsync());
    }

    [Fact]
    public async Task A_notice_that_cannot_be_put_into_words_is_refused_where_it_is_written()
    {
        await using var services = await TestServices.CreateAsync();
        var good = Noted.Licence("licence:A", 1);

        await Assert.ThrowsAsync<ArgumentException>(() => Noted.AddAsync(services, good with { Kind = "of-tomorrow" }));
        var missing = await Assert.ThrowsAsync<ArgumentException>(() => Noted.AddAsync(services, good with { Parameters = new Dictionary<string, string> { ["shop"] = "x" } }));
        Assert.Contains("date", missing.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Noted.AddAsync(services, good with { Link = "//evil.example" }));
        await Assert.ThrowsAsync<ArgumentException>(() => Noted.AddAsync(services, good with { Link = "https://evil.example" }));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_inbox_is_read_page_by_page_in_the_reader_s_language_and_only_by_its_owner(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var inbox = services.Get<InboxBook>();
        var eatery = await Eateries.AddAsync(services.Database);
        for (var i = 0; i < 5; i++)
        {
            await Noted.AddAsync(services, Noted.Licence($"licence:{i}", 1, 2) with { EateryId = eatery });
            services.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await inbox.ListAsync(1, most: 3);
        var second = await inbox.ListAsync(1, before: first[^1].Id, most: 3);
        Assert.Equal((3, 2), (first.Count, second.Count));
        Assert.Equal(first.Concat(second).Select(row => row.Id).OrderDescending(), first.Concat(second).Select(row => row.Id));
        Assert.Equal((eatery, "/owner/licence"), (first[0].EateryId, first[0].Link));
        Assert.Contains($"{Noted.Shop} 的食品经营许可证将于 2026-12-22 到期", first[0].Words(Language.Chinese).Body, StringComparison.Ordinal);
        Assert.Contains("expires on 2026-12-22", first[0].Words(Language.English).Body, StringComparison.Ordinal);

        Assert.False(await inbox.MarkReadAsync(2, first[0].Id));
        Assert.True(await inbox.MarkReadAsync(1, first[0].Id));
        Assert.False(await inbox.MarkReadAsync(1, first[0].Id));
        Assert.Equal(4, await inbox.UnreadAsync(1));
        Assert.Equal(3, await inbox.MarkAllReadAsync(1, upTo: first[1].Id) - 1);
        Assert.Equal((0, 5), (await inbox.UnreadAsync(1), await inbox.UnreadAsync(2)));
        Assert.All(await inbox.ListAsync(1), row => Assert.NotNull(row.ReadAt));
    }
}
