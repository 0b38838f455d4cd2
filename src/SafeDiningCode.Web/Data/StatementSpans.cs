using System.Data.Common;
using System.Diagnostics;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// One span for each statement that runs, under the statement's name, for whoever traces: activity source
/// <c>SafeDining.Data</c>. Values are never told, so that no trace holds what a diner or an owner said. Where nobody
/// listens, it costs one comparison.
/// </summary>
internal static class StatementSpans
{
    /// <summary>The source's name.</summary>
    public const string Name = "SafeDining.Data";

    /// <summary>The tag that carries the statement's name.</summary>
    public const string OperationTag = "db.operation.name";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins the span of a statement; null where nobody listens.</summary>
    public static Activity? Start(string statement, DatabaseEngine engine)
    {
        var span = Source.StartActivity(statement, ActivityKind.Client);
        span?.SetTag("db.system.name", engine == DatabaseEngine.Sqlite ? "sqlite" : "microsoft.sql_server");
        span?.SetTag(OperationTag, statement);
        return span;
    }

    /// <summary>Begins the spans of statements that go together, each within the one before.</summary>
    public static Activity?[] Start(IReadOnlyList<string> statements, DatabaseEngine engine)
    {
        var spans = new Activity?[statements.Count];
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = Start(statements[i], engine);
        }

        return spans;
    }

    /// <summary>Notes that statements that went together failed. Answers false, as for one.</summary>
    public static bool Fail(Activity?[] spans, Exception error)
    {
        foreach (var span in spans)
        {
            Fail(span, error);
        }

        return false;
    }

    /// <summary>Ends the spans of statements that went together, the innermost first.</summary>
    public static void End(Activity?[] spans)
    {
        for (var i = spans.Length - 1; i >= 0; i--)
        {
            spans[i]?.Dispose();
        }
    }

    /// <summary>Notes that the statement failed. Answers false, so that it serves as an exception filter.</summary>
    public static bool Fail(Activity? span, Exception error)
    {
        if (span is not null)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("error.type", error is DbException { SqlState: { Length: > 0 } state } ? state : error.GetType().Name);
        }

        return false;
    }
}
