using Microsoft.Data.Sqlite;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// Holds every lock that SQLite needs to read or write a database in WAL mode, as a disk that hangs would: other
/// processes find it away until this is disposed. The bytes are those of the shared-memory file's locks,
/// sqlite.org/walformat.html section 2.3: write, checkpoint, recover and five for readers.
/// </summary>
internal sealed class HeldDatabase : IDisposable
{
    private const long FirstLock = 120;
    private const int Locks = 8;
    private readonly FileStream sharedMemory;

    private HeldDatabase(FileStream sharedMemory) => this.sharedMemory = sharedMemory;

    /// <summary>Takes the locks, waiting for who has them. This process must not touch the database meanwhile.</summary>
    public static async Task<HeldDatabase> HoldAsync(string file)
    {
        if (OperatingSystem.IsMacOS())
        {
            throw new PlatformNotSupportedException("Locks on parts of a file are not to be had here.");
        }

        // Locks are the process's: a connection of its own that closes would let go of these.
        SqliteConnection.ClearAllPools();
        var sharedMemory = new FileStream(file + "-shm", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (var next = 0; next < Locks;)
        {
            try
            {
                sharedMemory.Lock(FirstLock + next, 1);
                next++;
            }
            catch (IOException)
            {
                await Task.Delay(1);
            }
        }

        return new HeldDatabase(sharedMemory);
    }

    public void Dispose() => sharedMemory.Dispose();
}
