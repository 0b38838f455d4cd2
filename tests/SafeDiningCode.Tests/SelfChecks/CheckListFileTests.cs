using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.SelfChecks.Lists;

namespace SafeDiningCode.Tests.SelfChecks;

public sealed class CheckListFileTests
{
    [Fact]
    public async Task The_lists_that_come_with_the_program_read_back_and_bear_the_prescribed_titles()
    {
        await using var services = await TestServices.CreateAsync();
        string[] titles = ["每日食品安全检查记录", "每周食品安全排查治理报告", "每月食品安全调度会议纪要"];
        foreach (var (kind, title) in SelfCheckKinds.All.Zip(titles))
        {
            var list = await services.Get<CheckLists>().CurrentAsync(kind);

            Assert.Equal((title, 1, kind), (list.Title, list.Version, list.CheckKind));
            Assert.Equal(CheckListFile.Write(list), CheckListFile.Write(CheckListFile.Read(CheckListFile.Write(list)).List!));
        }
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":0", "version")]
    [InlineData("\"kind\":\"daily\"", "\"kind\":\"hourly\"", "kind")]
    [InlineData("staff-health", "Staff Health", "code")]
    [InlineData("staff-health", "staff-clothes", "twice")]
    [InlineData("\"sections\":[", "\"sections\":[null,", "gaps")]
    [InlineData("\"items\":[", "\"items\":[null,", "gaps")]
    [InlineData("{", "[", "read")]
    public async Task A_list_with_a_fault_is_refused_and_the_fault_named(string good, string bad, string named)
    {
        await using var services = await TestServices.CreateAsync();
        var text = CheckListFile.Write(await services.Get<CheckLists>().CurrentAsync(SelfCheckKind.Daily));
        var at = text.IndexOf(good, StringComparison.Ordinal);

        var (list, fault) = CheckListFile.Read(text[..at] + bad + text[(at + good.Length)..]);

        Assert.Null(list);
        Assert.Contains(named, fault, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_next_version_is_in_use_at_once_and_old_records_keep_theirs()
    {
        await using var services = await TestServices.CreateAsync();
        var checks = await Checks.BeginAsync(services);
        await checks.SendAsync();
        var lists = services.Get<CheckLists>();
        var next = await lists.CurrentAsync(SelfCheckKind.Daily) with { Version = 2, Title = "每日食品安全检查记录（2027）" };
        await using (var session = await services.Database.BeginAsync())
        {
            Assert.True(await lists.AddAsync(session, next));
            Assert.False(await lists.AddAsync(session, next));
            await session.CommitAsync();
        }

        Assert.Equal(2, (await lists.CurrentAsync(SelfCheckKind.Daily)).Version);
        Assert.Equal("每日食品安全检查记录", (await lists.FindAsync(SelfCheckKind.Daily, 1))!.Title);
        Assert.Equal(next.Title, (await lists.FindAsync(SelfCheckKind.Daily, 2))!.Title);
        Assert.Null(await lists.FindAsync(SelfCheckKind.Daily, 3));
    }
}
