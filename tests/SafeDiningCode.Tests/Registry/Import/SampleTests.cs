using System.Text.Json;
using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Commands;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Registry.Import;

public sealed class SampleTests
{
    public static TheoryData<string, string> Formats
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var engine in (string[])[nameof(DatabaseEngine.Sqlite), nameof(DatabaseEngine.SqlServer)])
            {
                foreach (var format in (string[])["csv", "gb18030.csv", "xlsx"])
                {
                    data.Add(engine, format);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_sample_comes_to_the_numbers_of_its_truth(string engine, string format)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Extract.Sample("truth.json"), TestContext.Current.CancellationToken));

        var summary = await services.ImportAsync(extract, Extract.Sample(format));

        using var answer = JsonDocument.Parse(ImportCommand.Json(summary));
        Assert.Equal(["rows", "accepted", "warned", "notCatering", "rejected"], answer.RootElement.EnumerateObject().Select(property => property.Name));
        foreach (var property in answer.RootElement.EnumerateObject())
        {
            Assert.True(JsonElement.DeepEquals(truth.RootElement.GetProperty(property.Name), property.Value), $"{property.Name}: {property.Value}");
        }

        await using var connection = await services.Database.ConnectAsync(TestContext.Current.CancellationToken);
        var today = Day.ToNumber(Day.InShanghai(services.Clock));
        var byCounty = (await connection.QueryAsync<(string, int)>(
            """
            SELECT place, COUNT(*) FROM (
                SELECT COALESCE(d.code, 'unknown') AS place FROM eatery e LEFT JOIN division d ON d.code = e.county AND d.level = 'county') p
            GROUP BY place
            """)).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(truth.RootElement.GetProperty("byCounty").Deserialize<Dictionary<string, int>>(), byCounty);
        Assert.Equal(
            truth.RootElement.GetProperty("expired").GetInt32(),
            await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM licence WHERE status = 'valid' AND valid_until < @today", new { today }));
        Assert.Equal(
            truth.RootElement.GetProperty("revoked").GetInt32(),
            await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM licence WHERE status IN ('revoked', 'withdrawn', 'cancelled')"));
    }

    [Fact]
    public async Task All_formats_come_to_the_same_facts()
    {
        using var extract = new Extract();
        var facts = new List<List<string>>();
        foreach (var format in (string[])["csv", "gb18030.csv", "xlsx"])
        {
            await using var services = await TestServices.CreateAsync();
            await services.ImportAsync(extract, Extract.Sample(format));
            facts.Add(await services.FactsAsync());
        }

        Assert.Equal(2920, facts[0].Count);
        Assert.Equal(facts[0], facts[1]);
        Assert.Equal(facts[0], facts[2]);
        Assert.Contains(facts[0], line => line.Contains("sign=<script>alert(1)</script>", StringComparison.Ordinal));
    }
}
