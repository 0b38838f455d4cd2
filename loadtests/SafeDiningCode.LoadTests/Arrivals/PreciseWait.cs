using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SafeDiningCode.LoadTests.Arrivals;

/// <summary>
/// Waits for a moment without burning a core. The framework's waits are whole milliseconds, and at thousands of arrivals
/// a second they lie closer: the last stretch is slept by <c>nanosleep</c>, which Linux ends within a tenth of a
/// millisecond. Elsewhere arrivals may be a millisecond late, which counts as this client's own lateness.
/// </summary>
internal static class PreciseWait
{
    private static readonly TimeSpan LastStretch = TimeSpan.FromMilliseconds(2);

    /// <summary>Waits on this thread until the moment, or until cancelled.</summary>
    /// <param name="begin">The timestamp that <paramref name="moment"/> counts from.</param>
    public static void Until(long begin, TimeSpan moment, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var left = moment - Stopwatch.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            if (left > LastStretch || !OperatingSystem.IsLinux())
            {
                cancellation.WaitHandle.WaitOne(left > LastStretch ? left - LastStretch + TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(1));
            }
            else
            {
                var time = new Timespec { Nanoseconds = left.Ticks * TimeSpan.NanosecondsPerTick };
                // A signal may end it early: then the loop comes round again.
                _ = NanoSleep(time, 0);
            }
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NanoSleep(in Timespec time, nint left);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public long Nanoseconds;
    }
}
