namespace SafeDiningCode.Tests.Support;

/// <summary>
/// Folders for data that nobody needs once its test is over: in memory where the machine has a place and room for it, for
/// there a commit waits for no disk. What must outlive a killed server lies on the disk (<c>ServerFolder</c>).
/// </summary>
internal static class QuickFolder
{
    private const string Memory = "/dev/shm";

    /// <summary>What all tests of a run may need at once, several times over; a container often has far less.</summary>
    private const long Room = 1L << 30;

    private static readonly Lazy<bool> IsInMemory = new(HasRoom);

    /// <summary>Makes a folder that the caller deletes.</summary>
    public static string Create(string prefix)
    {
        if (!IsInMemory.Value)
        {
            return Directory.CreateTempSubdirectory(prefix).FullName;
        }

        return Directory.CreateDirectory(Path.Combine(Memory, prefix + Guid.NewGuid().ToString("N"))).FullName;
    }

    private static bool HasRoom()
    {
        try
        {
            // Made and deleted: it may be there for others only.
            var probe = Directory.CreateDirectory(Path.Combine(Memory, "safedining-probe-" + Guid.NewGuid().ToString("N")));
            probe.Delete();
            return new DriveInfo(Memory).AvailableFreeSpace >= Room;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
