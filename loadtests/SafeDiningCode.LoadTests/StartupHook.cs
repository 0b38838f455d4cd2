using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using SafeDiningCode.LoadTests.Servers;

/// <summary>
/// Runs before a server does, in its process and as the runtime asks for it by this name: tells whoever connects how many
/// bytes the process has allocated so far. The server itself is the one that runs in production.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for it here.")]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for it here.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(AllocatedBytes.Folder) is { } folder)
        {
            new Thread(() => Tell(AllocatedBytes.SocketOf(folder, Environment.ProcessId))) { IsBackground = true, Name = "allocated bytes" }.Start();
        }
    }

    private static void Tell(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        Span<byte> answer = stackalloc byte[sizeof(long)];
        while (true)
        {
            using var caller = listener.Accept();
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalAllocatedBytes(precise: true));
            caller.Send(answer);
        }
    }
}
