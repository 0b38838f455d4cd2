using System.Collections.Concurrent;
using System.Diagnostics;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

/// <summary>
/// Notes which statements ran to their end within one test, and not in those beside it: whatever the test starts after
/// this carries its trace.
/// </summary>
internal sealed class RanStatements : IDisposable
{
    private readonly ConcurrentDictionary<string, int> ran = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> failed = new(StringComparer.Ordinal);
    private readonly Activity root;
    private readonly ActivityListener listener;

    public RanStatements()
    {
        root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == StatementSpans.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.TraceId == root.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Names of statements that ran without an error at least once.</summary>
    public IEnumerable<string> Names => ran.Keys;

    /// <summary>Names of statements that ended in an error, however often.</summary>
    public IEnumerable<string> Failed => failed.Keys;

    public void Dispose()
    {
        listener.Dispose();
        root.Dispose();
    }

    private void Note(Activity span)
    {
        if (span.TraceId == root.TraceId)
        {
            (span.Status == ActivityStatusCode.Error ? failed : ran).AddOrUpdate(span.OperationName, 1, static (_, count) => count + 1);
        }
    }
}
