using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace SmrtGen.Soak.Servers;

/// <summary>Speaks Redis's protocol, as far as faults need it, without a client that would heal what is to be broken.</summary>
internal sealed class RedisConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly BufferedStream _stream;

    public RedisConnection(int port)
    {
        _client.Connect("127.0.0.1", port);
        _client.ReceiveTimeout = _client.SendTimeout = 5000;
        _stream = new BufferedStream(_client.GetStream());
    }

    /// <returns>A number as long, text as bytes, a list as object?[]; null where there is nothing. Errors are thrown.</returns>
    public object? Send(params ReadOnlySpan<object> parts)
    {
        Write($"*{parts.Length}\r\n");
        foreach (object part in parts)
        {
            byte[] bytes = part as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(part, CultureInfo.InvariantCulture)!);
            Write($"${bytes.Length}\r\n");
            _stream.Write(bytes);
            Write("\r\n");
        }

        _stream.Flush();
        return Read();
    }

    public string SendText(params ReadOnlySpan<object> parts) => Encoding.UTF8.GetString((byte[])(Send(parts) ?? Array.Empty<byte>()));

    public void Dispose() => _client.Dispose();

    private void Write(string text) => _stream.Write(Encoding.ASCII.GetBytes(text));

    private object? Read()
    {
        string line = ReadLine();
        switch (line[0])
        {
            case '+':
                return Encoding.UTF8.GetBytes(line[1..]);
            case ':':
                return long.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            case '$':
                int length = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
                if (length < 0)
                    return null;
                byte[] bytes = new byte[length];
                _stream.ReadExactly(bytes);
                ReadLine();
                return bytes;
            case '*':
                int count = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
                object?[] list = new object?[Math.Max(count, 0)];
                for (int i = 0; i < list.Length; i++)
                    list[i] = Read();
                return list;
            default:
                throw new IOException("Redis: " + line);
        }
    }

    private string ReadLine()
    {
        StringBuilder line = new();
        for (int next; (next = _stream.ReadByte()) != '\n';)
        {
            if (next < 0)
                throw new EndOfStreamException("Redis closed the connection.");
            line.Append((char)next);
        }

        return line.ToString().TrimEnd('\r');
    }
}
