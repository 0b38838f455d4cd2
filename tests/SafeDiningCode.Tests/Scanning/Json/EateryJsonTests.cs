using System.Net;
using System.Text.Json;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Scanning.Page;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Json;

public sealed class EateryJsonTests
{
    [Fact]
    public async Task The_twin_has_the_facts_of_the_contract_and_no_others()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, grade: Grade.B, licence: "JY25301020000016", inspections:
            [new PastInspection(new DateOnly(2026, 4, 2), InspectionResult.Mostly, [new FailedItem("餐具保洁柜未关闭", KeyItem: false, MendedOn: null)])]);
        var code = await Eateries.IssueCodeAsync(site, eatery);

        var json = await site.Client.GetStringAsync($"/api/v1/eateries/{code.Grouped.ToLowerInvariant()}");

        Assert.Equal(
            $$"""
            {"code":"{{code}}","name":"示例翠湖过桥米线","operator":"昆明示例餐饮有限公司","address":"昆明市五华区翠湖南路68号","division":"530102001","licence":{"number":"JY25301020000016","status":"in-force","scope":"热食类食品制售、冷食类食品制售、自制饮品制售","validUntil":"2029-03-11"},"grade":"B","inspections":[{"date":"2026-04-02","result":"mostly","failed":["餐具保洁柜未关闭"]}],"kitchen":{"kind":null,"state":"not-declared"},"satisfaction":{"days":90,"counted":0,"satisfied":0,"fair":0,"dissatisfied":0},"asOf":"2026-11-22T12:00:00+08:00"}
            """,
            json);
    }

    [Theory]
    [InlineData("revoked", HttpStatusCode.Gone)]
    [InlineData("unknown", HttpStatusCode.NotFound)]
    [InlineData("forged", HttpStatusCode.NotFound)]
    public async Task A_code_that_points_to_nothing_is_a_problem_with_its_reason(string kind, HttpStatusCode status)
    {
        await using var site = await TestSite.StartAsync();

        using var answer = await site.Client.GetAsync($"/api/v1/eateries/{await RefusalPageTests.CodeAsync(site, kind)}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(kind, problem.RootElement.GetProperty("reason").GetString());
    }
}
