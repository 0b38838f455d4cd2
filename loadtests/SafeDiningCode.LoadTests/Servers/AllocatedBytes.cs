using System.Buffers.Binary;
using System.Net.Sockets;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>Bytes that servers have allocated, by their own runtimes' count: servers started while this lives tell it by <see cref="StartupHook"/>.</summary>
internal sealed class AllocatedBytes : IDisposable
{
    /// <summary>The variable that names the folder in which processes listen.</summary>
    public const string Folder = "SAFEDINING_ALLOCATED_BYTES";
    private const string Hooks = "DOTNET_STARTUP_HOOKS";
    private readonly string folder;

    public AllocatedBytes(string folder)
    {
        this.folder = folder;
        Environment.SetEnvironmentVariable(Folder, folder);
        Environment.SetEnvironmentVariable(Hooks, typeof(AllocatedBytes).Assembly.Location);
    }

    /// <summary>Where a process listens.</summary>
    public static string SocketOf(string folder, int process) => Path.Combine(folder, $"{process}.socket");

    /// <summary>What a process has allocated since it began.</summary>
    public long Of(ChildProcess process)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(SocketOf(folder, process.Id)));
        Span<byte> answer = stackalloc byte[sizeof(long)];
        for (var read = 0; read < answer.Length;)
        {
            read += socket.Receive(answer[read..]) is > 0 and var some ? some : throw new ComparisonException("A server did not say what it has allocated.");
        }

        return BinaryPrimitives.ReadInt64LittleEndian(answer);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Folder, null);
        Environment.SetEnvironmentVariable(Hooks, null);
    }
}
