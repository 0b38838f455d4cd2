using System.Diagnostics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

public sealed class DatabaseSessionTests
{
    [Fact]
    public async Task A_page_waits_seconds_for_a_statement_and_long_work_waits_minutes()
    {
        await using var services = await TestServices.CreateAsync();
        await using var page = await services.Database.OpenAsync(TestContext.Current.CancellationToken);
        await using var work = await services.Database.OpenAsync(Patience.Long, TestContext.Current.CancellationToken);

        Assert.Equal((15, 600), (page.StatementSeconds, work.StatementSeconds));
    }

    [Fact]
    public async Task A_statement_is_a_span_under_its_name_that_tells_no_values()
    {
        await using var services = await TestServices.CreateAsync();
        using var test = new Activity("test").Start();
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StatementSpans.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == test.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = span =>
            {
                if (span.TraceId == test.TraceId)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var session = await services.Database.OpenAsync(TestContext.Current.CancellationToken);

        await session.SingleOrDefaultAsync<long?>("FindSecretKey", new { Purpose = "hush", Period = 4711 }, TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => session.ExecuteAsync("AddUnit", new { Code = "5301", Name = "hush", NameEn = "", Level = "", Parent = "" }));

        Assert.Equal([("FindSecretKey", ActivityStatusCode.Unset), ("AddUnit", ActivityStatusCode.Error)], spans.Select(span => (span.OperationName, span.Status)));
        Assert.All(spans, span => Assert.Equal(("sqlite", span.OperationName), (span.GetTagItem("db.system.name"), span.GetTagItem(StatementSpans.OperationTag))));
        Assert.DoesNotContain(spans.SelectMany(span => span.TagObjects), tag => $"{tag.Value}" is var text && (text.Contains("hush", StringComparison.Ordinal) || text.Contains("4711", StringComparison.Ordinal)));
    }
}
