using System.Globalization;
using System.Text;

namespace NdisConformance.Runner;

/// <summary>
/// Writes every file that the tool makes: under a temporary name beside it, which is then renamed. So nobody finds half
/// a file, and a link at that place is replaced and not followed.
/// </summary>
public static class OutputFile
{
    /// <summary>How a temporary name ends. An interrupted run may leave one; no snapshot ends so.</summary>
    public const string TemporaryEnding = ".tmp";

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text in UTF-8 without a byte order mark. Makes the folder if need be.</summary>
    /// <exception cref="ConfigurationException">There can be no such file in this folder.</exception>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public static void Write(string path, string text)
        => Write(path, Plain.GetBytes(text), "give another folder");

    /// <summary>Writes these bytes. Makes the folder if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="instead">What to do if the path is closed to us.</param>
    /// <exception cref="ConfigurationException">There can be no such file in this folder.</exception>
    /// <exception cref="IOException">The disk is full, say.</exception>
    public static void Write(string path, byte[] bytes, string instead)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(path))
        {
            throw Unwritable(path, "it is a folder; remove it");
        }

        if (GivenText.FolderFault(folder) is { } fault)
        {
            throw Unwritable(path, $"{Quoted.Path(folder)} {fault}; remove what is in the way");
        }

        string temporary = string.Create(
            CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}{TemporaryEnding}");
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(temporary);
            Write(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (IsOfThePath(exception))
        {
            throw Unwritable(path, $"{exception.Message.TrimEnd('.')}; {instead}");
        }
    }

    /// <summary>Deletes a file that the tool wrote, if there is one.</summary>
    /// <exception cref="ConfigurationException">It cannot be deleted.</exception>
    public static void Delete(string path)
    {
        bool isLink = new FileInfo(path).LinkTarget is not null;
        if (Directory.Exists(path) && !isLink)
        {
            throw Unwritable(path, "it is a folder; remove it");
        }

        try
        {
            if (isLink || File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (IsOfThePath(exception))
        {
            throw Unwritable(path, exception.Message.TrimEnd('.') + "; give another folder");
        }
    }

    // The path is wrong or closed to us: the user can name another. A disk that fails is something else.
    private static bool IsOfThePath(Exception exception) => exception
        is UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException or PathTooLongException;

    private static ConfigurationException Unwritable(string path, string why)
        => new($"{Quoted.Path(path)} cannot be written: {why}");

    private static void Write(string temporary, byte[] bytes)
    {
        try
        {
            // A new file: what somebody put at the temporary name is never written through.
            using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write);
            stream.Write(bytes);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }
    }
}
