using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>What numbers depend on, said without naming the machine or its folders.</summary>
internal sealed record MachineInfo(string Processor, int Cores, double MemoryGib, string Kernel, string Runtime, string FileSystem, double SyncMilliseconds)
{
    private const int Syncs = 200;
    private const int PageBytes = 4096;

    /// <summary>Reads the machine's facts and times the disk that <paramref name="folder"/> lies on.</summary>
    public static MachineInfo Read(string folder) => new(
        ReadLine("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30),
        File.Exists("/proc/sys/kernel/osrelease") ? $"Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}" : RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        new DriveInfo(folder).DriveFormat,
        TimeSync(folder));

    /// <summary>One line of it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor}, {Cores} cores, {MemoryGib:0} GiB, {Kernel}, {Runtime}; {FileSystem}, a durable write of 4 KiB takes {SyncMilliseconds:0.00} ms");

    // A rating is acknowledged when the disk has it: the median of what that costs here, one page at a time.
    private static double TimeSync(string folder)
    {
        var page = new byte[PageBytes];
        var path = Path.Combine(folder, "sync");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        return Series.Median(Enumerable.Range(0, Syncs).Select(_ =>
        {
            var since = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }));
    }

    private static string? ReadLine(string file, string name) => !File.Exists(file)
        ? null
        : File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
