using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Responsibility.Assigning;
using SafeDiningCode.Web.Responsibility.Coverage;
using SafeDiningCode.Web.Responsibility.Levels;
using SafeDiningCode.Web.Responsibility.Supervision;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Officers: eateries assigned by place and by list, taken over, visited, and what is left without one.</summary>
internal static class ResponsibilitySteps
{
    private const string County = "530125";

    public static async Task RunAsync(TestServices services)
    {
        var eatery = await Eateries.AddAsync(services.Database, county: County, unit: County + "001", address: "宜良县彩云路1号");
        var other = await Eateries.AddAsync(services.Database, county: County, unit: County + "001", address: "宜良县彩云路2号");
        var (first, second) = (await People.AddAsync(services.Provider, Role.Inspector, County), await People.AddAsync(services.Provider, Role.Inspector, County));
        var manager = new Actor { AccountId = first, Name = "示例", Role = Role.Regulator, Scope = Scope.OfDivision(County) };
        var level = services.Get<LevelSet.Reader>().Current.Find("street")!;
        var desk = services.Get<AssignmentDesk>();
        var officers = await desk.OfficersAsync(manager);
        var (one, two) = (officers.Single(officer => officer.Id == first), officers.Single(officer => officer.Id == second));

        var road = new AssignmentTarget(County, "彩云路", StreetSide.Odd, "", []);
        Assert.Equal([eatery], (await desk.PreviewAsync(manager, level, one, road)).Gaps.Select(row => row.Id));
        await desk.AssignAsync(manager, level, one, road, takeOver: false, (await desk.PreviewAsync(manager, level, one, road)).Digest(takeOver: false));
        var licence = await services.ValueAsync<string>($"SELECT number FROM licence WHERE eatery_id = {eatery}");
        var list = new AssignmentTarget("", "", StreetSide.Both, "", [licence, "JY25301020000016"]);
        Assert.Equal([eatery], (await desk.AssignAsync(manager, level, two, list, takeOver: true, (await desk.PreviewAsync(manager, level, two, list)).Digest(takeOver: true)))!.Doubles.Select(row => row.Id));

        var coverage = services.Get<CoverageBook>();
        Assert.Equal((2L, 1L), (await coverage.ReadAsync(manager.Scope)).Where(each => each.Level.Code == "street").Select(each => (each.Applying, each.Assigned)).Single());
        Assert.Equal([other], (await coverage.GapsAsync(manager.Scope, level, 0, 10)).Select(row => row.Id));

        var visits = services.Get<SupervisionBook>();
        var officer = manager with { AccountId = second };
        var shop = (await services.Get<EateryAccess>().FindAsync(officer, eatery))!;
        Assert.True(await visits.IsTheirsAsync(second, eatery, "street"));
        Assert.Equal(SupervisionOutcome.NotTheirs, await visits.RecordAsync(manager, shop, level, SupervisionFindings.None));
        Assert.Equal(SupervisionOutcome.Done, await visits.RecordAsync(officer, shop, level, new SupervisionFindings(["rooms", "code"], ["code"], "灶台油污")));
        Assert.Equal(SupervisionOutcome.DoneBefore, await visits.RecordAsync(officer, shop, level, SupervisionFindings.None));
        Assert.NotNull(Assert.Single(await visits.OfOfficerAsync(second)).DoneOn);
        Assert.Empty(await visits.OfOfficerAsync(first));
        var visit = Assert.Single(await visits.OfEateryAsync(eatery));
        Assert.Equal(["rooms", "code"], visit.ProblemCodes);
        Assert.Equal(["code"], visit.MendedCodes);
        var opened = Assert.Single(await visits.ProblemsOfEateryAsync(eatery));
        Assert.Equal((SupervisionBook.KeyOf("street", visit.Period, "rooms"), "street"), (opened.Key, SupervisionBook.LevelOf(opened.Key)));
        Assert.Equal((1L, 1L), (await coverage.ReadAsync(manager.Scope)).Where(each => each.Level.Code == "street").Select(each => (each.Visited, each.WithProblems)).Single());

        // An officer of a village of that street sees what is assigned, and no longer once that is ended.
        var third = await People.AddAsync(services.Provider, Role.Inspector, County + "001001");
        var villager = new Actor { AccountId = third, Name = "示例", Role = Role.Inspector, Scope = Scope.OfDivision(County + "001001") };
        var three = (await desk.OfficersAsync(manager)).Single(each => each.Id == third);
        var whole = new AssignmentTarget(County, "", StreetSide.Both, "", []);
        Assert.Null(await services.Get<EateryAccess>().FindAsync(villager, other));
        await desk.AssignAsync(manager, level, three, whole, takeOver: false, (await desk.PreviewAsync(manager, level, three, whole)).Digest(takeOver: false));
        Assert.Equal(other, (await services.Get<EateryAccess>().FindAsync(villager, other))!.Id);
        Assert.Equal(1, await desk.EndAsync(manager, level, three, whole, "工作调整", (await desk.PreviewAsync(manager, level, three, whole)).EndDigest()));
        Assert.Null(await services.Get<EateryAccess>().FindAsync(villager, other));
        Assert.Equal("工作调整", await services.ValueAsync<string>($"SELECT end_reason FROM responsibility WHERE account_id = {third}"));
    }
}
