using System.Text;

namespace NdisConformance.Runner;

/// <summary>Reads every text file that the tool gets. What cannot be read is the user's to fix.</summary>
public static class InputFile
{
    /// <summary>More than any snapshot has; the longest of ours has half a megabyte.</summary>
    public const long LongestSnapshot = 64L << 20;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>True if something has this path: a file, a folder, or a link, wherever that leads.</summary>
    public static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>The text of a file. A byte order mark is taken off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    /// <exception cref="ConfigurationException">It cannot be read, or is no text.</exception>
    public static string Read(string path, long limit)
    {
        try
        {
            return Read(path, limit, Decode);
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(path, "it is no text in UTF-8");
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path, long limit) => Read(path, limit, File.ReadAllBytes);

    private static T Read<T>(string path, long limit, Func<string, T> read)
    {
        try
        {
            // A pipe and a device have no length. They must not be opened: they may wait for ever.
            return Directory.Exists(path) ? throw Unreadable(path, "it is a folder; a file belongs there")
                : LengthOf(path) switch
                {
                    0 => throw Unreadable(path, "it is empty, or no ordinary file"),
                    long length when length > limit => throw Unreadable(path, $"it is larger than {limit >> 20} MiB"),
                    _ => read(path),
                };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception.Message);
        }
    }

    /// <summary>The bytes of a file; null if there is no ordinary file, or it cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    public static byte[]? TryReadBytes(string path, long limit)
    {
        try
        {
            return File.Exists(path) && LengthOf(path) is var length && length > 0 && length <= limit
                ? File.ReadAllBytes(path)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long LengthOf(string path)
    {
        FileInfo file = new(path);
        return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
    }

    private static string Decode(string path)
    {
        using StreamReader reader = new(path, Strict, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static ConfigurationException Unreadable(string path, string why)
        => new($"{Quoted.Path(path)} cannot be read: {why.TrimEnd('.')}");
}
