using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// The threads that work with SQLite, which does its work, and its waiting, on the thread that asks. However long a disk
/// hangs, it holds these and none of those that answer requests; who finds them all held is told so after a while.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process.")]
internal sealed class DatabaseThreads : TaskScheduler
{
    // The process's: there is one disk, whatever lies on it. Scans have threads of their own: writers that wait for one
    // another, or pages that count for long, do not stand in their way.
    private static readonly DatabaseThreads ForScans = new("scans", Math.Max(8, Environment.ProcessorCount));
    // So has whoever is in the middle of a transaction that writes: those that wait for it hold threads until it is done.
    private static readonly DatabaseThreads ForWriters = new("writers", most: 4);
    private static readonly DatabaseThreads ForAll = new("all", Math.Max(16, 2 * Environment.ProcessorCount));

    // Longer than a moment's crowd takes to pass, shorter than anybody waits for a page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<Task> waiting = [];
    private readonly SemaphoreSlim free;
    private readonly string name;
    private readonly int most;
    private int started;

    private DatabaseThreads(string name, int most)
    {
        this.name = name;
        this.most = most;
        free = new SemaphoreSlim(most);
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => most;

    /// <summary>Does a piece of work with a database where its engine wants it done.</summary>
    /// <exception cref="TimeoutException">All the threads for SQLite were held for too long.</exception>
    public static Task<T> RunAsync<T>(DatabaseEngine engine, Func<Task<T>> work, CancellationToken cancellation = default) =>
        engine == DatabaseEngine.Sqlite ? ForAll.RunAsync(work, cancellation) : work();

    /// <summary>Does a piece of work that a diner waits for who has scanned a code.</summary>
    /// <exception cref="TimeoutException">All the threads for scans were held for too long.</exception>
    public static Task<T> RunScanAsync<T>(DatabaseEngine engine, Func<Task<T>> work, CancellationToken cancellation = default) =>
        engine == DatabaseEngine.Sqlite ? ForScans.RunAsync(work, cancellation) : work();

    /// <summary>Does a piece of work within a transaction that writes, or begins one.</summary>
    /// <exception cref="TimeoutException">All the threads for writers were held for too long.</exception>
    public static Task<T> RunWriteAsync<T>(DatabaseEngine engine, Func<Task<T>> work, CancellationToken cancellation = default) =>
        engine == DatabaseEngine.Sqlite ? ForWriters.RunAsync(work, cancellation) : work();

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        // Threads are made as they are first needed and then stay, waiting.
        if (Volatile.Read(ref started) < most && Interlocked.Increment(ref started) is var number && number <= most)
        {
            new Thread(Work) { IsBackground = true, Name = $"SQLite {name} {number}" }.Start();
        }

        waiting.Add(task);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => waiting.ToArray();

    private async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (Current is DatabaseThreads)
        {
            return await work();
        }

        if (!await free.WaitAsync(Patience, cancellation))
        {
            throw new TimeoutException("Every thread that works with the database is held by it.");
        }

        try
        {
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();
        }
        finally
        {
            free.Release();
        }
    }

    private void Work()
    {
        foreach (var task in waiting.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
