using System.Net;
using System.Text.Json;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Statistics.Districts;

public sealed class DivisionStatisticsApiTests
{
    private static readonly string[] Fields =
    [
        "division", "name", "month", "licensed", "coded", "licensedAsOf", "rated", "ratings", "satisfied", "fair", "dissatisfied", "setAside", "satisfiedRate",
        "dissatisfiedEateries", "dissatisfiedShare", "participation", "settings",
    ];

    [Fact]
    public async Task The_answer_has_the_fields_that_others_build_on()
    {
        await using var site = await TestSite.StartAsync();
        var id = await Eateries.AddAsync(site.Database);
        await Eateries.IssueCodeAsync(site, id);
        await RollUps.RateAsync(site.Database, id, Eateries.Street, new DateOnly(2026, 11, 20), 6, 1, 3);

        var root = await JsonAsync(site, "/api/v1/divisions/5301/statistics?month=2026-11");
        var wuhua = root.GetProperty("children").EnumerateArray().Single(child => child.GetProperty("division").GetString() == "530102");
        var panlong = root.GetProperty("children").EnumerateArray().Single(child => child.GetProperty("division").GetString() == "530103");

        Assert.Equal([.. Fields, "children"], root.EnumerateObject().Select(field => field.Name));
        Assert.Equal(Fields, wuhua.EnumerateObject().Select(field => field.Name));
        foreach (var unit in new[] { root, wuhua })
        {
            Assert.Equal("2026-11", unit.GetProperty("month").GetString());
            Assert.Equal("2026-11-22", unit.GetProperty("licensedAsOf").GetString());
            Assert.Equal(
                [1, 1, 1, 10, 6, 1, 3, 1],
                new[] { "licensed", "coded", "rated", "ratings", "satisfied", "fair", "dissatisfied", "dissatisfiedEateries" }.Select(name => unit.GetProperty(name).GetInt32()));
            Assert.Equal(0.7, unit.GetProperty("satisfiedRate").GetDouble());
            Assert.Equal(1, unit.GetProperty("participation").GetDouble());
            Assert.Equal(1, unit.GetProperty("dissatisfiedShare").GetProperty("value").GetDouble());
            Assert.Equal(0.2065, unit.GetProperty("dissatisfiedShare").GetProperty("low").GetDouble(), 4);
            Assert.Equal(1, unit.GetProperty("dissatisfiedShare").GetProperty("high").GetDouble());
            Assert.Equal("""{"version":1,"minimumRatings":10,"dissatisfiedShare":0.3}""", unit.GetProperty("settings").GetRawText());
        }

        Assert.Equal("""{"value":null,"low":null,"high":null}""", panlong.GetProperty("dissatisfiedShare").GetRawText());
        Assert.Equal(JsonValueKind.Null, panlong.GetProperty("satisfiedRate").ValueKind);
        Assert.Equal(JsonValueKind.Null, panlong.GetProperty("participation").ValueKind);
    }

    [Fact]
    public async Task The_running_month_in_Shanghai_is_meant_where_none_is_given()
    {
        await using var site = await TestSite.StartAsync();
        site.Clock.Set(new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero));

        Assert.Equal("2026-12", (await JsonAsync(site, "/api/v1/divisions/53/statistics")).GetProperty("month").GetString());
    }

    [Theory]
    [InlineData("/api/v1/divisions/5399/statistics", 404)]
    [InlineData("/api/v1/divisions/5301/statistics?month=2026-12", 400)]
    [InlineData("/api/v1/divisions/5301/statistics?month=2026-1", 400)]
    public async Task Errors_are_problem_json(string path, int status)
    {
        await using var site = await TestSite.StartAsync();

        using var response = await site.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
    }

    private static async Task<JsonElement> JsonAsync(TestSite site, string path)
    {
        using var document = JsonDocument.Parse(await site.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
