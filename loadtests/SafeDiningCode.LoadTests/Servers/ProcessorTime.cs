using System.Globalization;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>Processor time of a process and its children, from <c>/proc</c> (man 5 proc): what an answer really costs when client and server share the cores.</summary>
internal static class ProcessorTime
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;
    private const int UserTicks = 11;
    private const int SystemTicks = 12;

    /// <summary>Seconds that several have used so far; null where the system does not tell.</summary>
    public static double? Seconds(IEnumerable<ChildProcess> processes) =>
        processes.Aggregate((double?)0, (sum, process) => sum + Seconds(process.Id));

    /// <summary>Seconds used so far; null where the system does not tell.</summary>
    public static double? Seconds(int process)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return children.Select(child => Own(int.Parse(child, CultureInfo.InvariantCulture))).Sum() + Own(process);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Own(int process)
    {
        // The fields begin after the program's name in parentheses, which may hold anything.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[UserTicks], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTicks], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
