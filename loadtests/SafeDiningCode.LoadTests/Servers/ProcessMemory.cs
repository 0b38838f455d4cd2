using System.Globalization;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>Memory that a process holds of the machine's, from <c>/proc</c> (man 5 proc): its own and the files mapped into it.</summary>
/// <param name="NowMib">Held now: <c>VmRSS</c>, in MiB.</param>
/// <param name="MostMib">The most it has held so far: <c>VmHWM</c>.</param>
internal sealed record ProcessMemory(double NowMib, double MostMib)
{
    private const double KibPerMib = 1024;

    /// <summary>Reads it; null where the system does not tell.</summary>
    public static ProcessMemory? Of(ChildProcess process)
    {
        var file = $"/proc/{process.Id}/status";
        if (!File.Exists(file))
        {
            return null;
        }

        var lines = File.ReadAllLines(file);
        return new ProcessMemory(Mib(lines, "VmRSS:"), Mib(lines, "VmHWM:"));
    }

    private static double Mib(IEnumerable<string> lines, string name) => double.Parse(
        lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / KibPerMib;
}
