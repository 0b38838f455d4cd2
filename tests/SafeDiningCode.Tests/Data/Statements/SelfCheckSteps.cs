using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Scanning.Changes;
using SafeDiningCode.Web.Scanning.Profiles;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Patterns;
using SafeDiningCode.Web.SelfChecks.Records;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Self-checks: lists, records with findings and photographs, corrections, closed days, marks, and what diners see of it.</summary>
internal static class SelfCheckSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var checks = await Checks.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, checks.Eatery.Id);
        var first = checks.Today;
        await ShowAsync(services, checks, code.ToString());

        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(faults: [("rooms-clean", "下水口有油渍 ' \" 🍜"), ("ware-clean", null)], photos: [Checks.Photo(71)]));
        Assert.Equal(SendOutcome.AlreadyWritten, await checks.SendAsync());
        Assert.Equal(SendOutcome.Sent, await checks.SendAsync(faults: [("rooms-clean", "已清洗")], corrects: 1, reason: "餐具其实干净"));
        var record = (await services.Get<SelfCheckReader>().FindAsync(checks.Eatery.Id, CheckPeriod.Of(SelfCheckKind.Daily, first)))!;
        Assert.Equal(
            [(1, "下水口有油渍 ' \" 🍜", "open"), (1, null, "open"), (2, "已清洗", "open")],
            record.Findings.Select(finding => (finding.Version, finding.Note, finding.State)));
        Assert.Equal((1, 32), (Assert.Single(record.Photos).Version, record.Photos[0].Name.Length));
        Assert.Equal(Checks.Photo(71).Hash, (await services.Get<SelfCheckReader>().PhotoAsync(checks.Eatery.Id, record.Photos[0].Name))!.Hash);
        Assert.Null(await services.Get<SelfCheckReader>().PhotoAsync(checks.Eatery.Id + 1, record.Photos[0].Name));
        Assert.Equal((first, services.Clock.GetUtcNow().UtcDateTime), (record.Newest.SentDay, record.Newest.SentAt));

        await services.Get<ChangeFollower>().PollAsync(default);
        Assert.Equal(first, (await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.SelfCheckedOn);

        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<ClosedDays>().DeclareAsync(checks.Eatery, 2, checks.Owner);
        await services.Get<ClosedDays>().WithdrawAsync(checks.Eatery, checks.Owner);
        services.Clock.Advance(TimeSpan.FromDays(4));
        for (var day = 1; day < 5; day++)
        {
            Assert.Equal(SendOutcome.Sent, await checks.SendAsync(first.AddDays(day), photos: day == 1 ? [Checks.Photo(71)] : null));
        }

        var marks = await services.Get<CheckMarks>().InScopeAsync(Scope.OfDivision("530102"), 1);
        Assert.Equal([MarkPatterns.CopiedPhoto, MarkPatterns.FilledInBatch], marks.Where(mark => mark.EateryId == checks.Eatery.Id).Select(mark => mark.Pattern).Order());
        Assert.Equal(4, marks.Single(mark => mark.Pattern == MarkPatterns.FilledInBatch).Records);
        Assert.Equal(5, (await services.Get<SelfCheckReader>().ListAsync(checks.Eatery.Id, SelfCheckKind.Daily, first, checks.Today)).Count);
        Assert.Single((await services.Get<SelfCheckReader>().SummaryAsync(checks.Eatery.Id, CheckPeriod.Of(SelfCheckKind.Monthly, first))).Findings);
        await ListsAsync(services);
        await services.Get<ChangeFollower>().PollAsync(default);
        Assert.Null((await services.Get<ProfileCache>().FindAsync(code.ToString())).Profile!.SelfCheckedOn);
    }

    private static async Task ShowAsync(TestServices services, Checks checks, string code)
    {
        var settings = services.Get<SelfCheckSettings>();
        Assert.True(await settings.ShowAsync(checks.Eatery, shown: true, checks.Owner));
        Assert.False(await settings.ShowAsync(checks.Eatery, shown: true, checks.Owner));
        Assert.True(await settings.ShowAsync(checks.Eatery, shown: false, checks.Owner));
        Assert.True(await settings.ShowAsync(checks.Eatery, shown: true, checks.Owner));
        await services.Get<ChangeFollower>().PollAsync(default);
        Assert.Null((await services.Get<ProfileCache>().FindAsync(code)).Profile!.SelfCheckedOn);
    }

    private static async Task ListsAsync(TestServices services)
    {
        var lists = services.Get<CheckLists>();
        var next = await lists.CurrentAsync(SelfCheckKind.Weekly) with { Version = 2 };
        await using (var session = await services.Database.BeginAsync())
        {
            Assert.True(await lists.AddAsync(session, next));
            await session.CommitAsync();
        }

        Assert.Equal(2, (await lists.CurrentAsync(SelfCheckKind.Weekly)).Version);
        await using var another = await services.AnotherAsync();
        Assert.Equal(CheckListFile.Write(next), CheckListFile.Write(await another.Get<CheckLists>().CurrentAsync(SelfCheckKind.Weekly)));
    }
}
