using System.Text;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Writes waivers into <c>.ndis-conformance.json</c>, and leaves everything else in it as it is.</summary>
public static class WaiverFile
{
    private const string Empty = "{\n}\n";
    private const string Instead = "make it writable, or change to another folder";

    private static readonly byte[] Mark = [.. Encoding.UTF8.Preamble];

    /// <summary>
    /// Adds a waiver to the nearest file in this folder or above; makes one in this folder if there is none.
    /// </summary>
    /// <returns>The file.</returns>
    /// <exception cref="ConfigurationException">
    /// There is such a waiver, or the file cannot be read or written.
    /// </exception>
    public static string Add(string folder, Waiver waiver)
    {
        ToolConfiguration near = ConfigurationReader.FindUpwards(folder);
        if (near.Waivers.FirstOrDefault(known => known.Scope.IsSame(waiver.Scope)) is { } same)
        {
            throw new ConfigurationException(
                $"{Quoted.Path(near.File!)} has {same}, which is for the same findings; "
                + "change it with `waivers update`");
        }

        string file = near.File ?? Path.Combine(folder, ToolConfiguration.FileName);
        Edit(file, isNew: near.File is null, [.. near.Waivers, waiver], editor => Append(editor, waiver));
        return file;
    }

    /// <summary>Changes the waiver of a scope in the nearest file in this folder or above.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="scope">The scope of the waiver.</param>
    /// <param name="change">The waiver as it is to be. Its scope stays.</param>
    /// <returns>The file, and the changed waiver.</returns>
    /// <exception cref="NothingMatchedException">There is no such waiver.</exception>
    /// <exception cref="ConfigurationException">The file cannot be read or written.</exception>
    public static (string File, Waiver Waiver) Update(string folder, WaiverScope scope, Func<Waiver, Waiver> change)
    {
        ToolConfiguration near = ConfigurationReader.FindUpwards(folder);
        List<Waiver> waivers = [.. near.Waivers];
        int index = waivers.FindIndex(waiver => waiver.Scope.IsSame(scope));
        if (index < 0)
        {
            throw new NothingMatchedException(
                (near.File is null
                    ? $"there is no {ToolConfiguration.FileName} in this folder or above"
                    : $"{Quoted.Path(near.File)} has no waiver of {scope}")
                + "; `waivers list` prints those that exist, and `waivers add` makes one");
        }

        Waiver before = waivers[index];
        waivers[index] = change(before);
        Edit(near.File!, isNew: false, waivers, editor => Change(editor, index, before, waivers[index]));
        return (near.File!, waivers[index]);
    }

    private static void Append(JsonEditor editor, Waiver waiver)
    {
        string[] members = [.. WaiverTexts.Names
            .Where(name => WaiverTexts.Of(waiver, name) is not null)
            .Select(name => JsonEditor.Member(name, WaiverTexts.Of(waiver, name)!))];
        if (editor.Root.Member(ConfigurationReader.Waivers) is { } list)
        {
            editor.Append(list, indent => editor.Object(members, indent, list.Parts.LastOrDefault()));
        }
        else
        {
            editor.Append(editor.Root, indent => editor.List(
                ConfigurationReader.Waivers, editor.Object(members, indent, model: null), indent));
        }
    }

    private static void Change(JsonEditor editor, int index, Waiver before, Waiver after)
    {
        JsonPart part = editor.Root.Member(ConfigurationReader.Waivers)!.Parts[index];
        List<Func<string?, string>> added = [];
        foreach (string name in WaiverTexts.Names)
        {
            string? text = WaiverTexts.Of(after, name);
            if (text is null || text == WaiverTexts.Of(before, name))
            {
                continue;
            }

            if (part.Member(name) is { } member)
            {
                editor.Replace(member, text);
            }
            else
            {
                added.Add(_ => JsonEditor.Member(name, text));
            }
        }

        if (added.Count > 0)
        {
            editor.Append(part, added);
        }
    }

    /// <param name="file">The file.</param>
    /// <param name="isNew">True if there is none.</param>
    /// <param name="expected">The waivers that it must have then.</param>
    /// <param name="edit">Makes the changes.</param>
    private static void Edit(string file, bool isNew, IReadOnlyList<Waiver> expected, Action<JsonEditor> edit)
    {
        // A link is followed, as it was when the file was read.
        string target = isNew ? file : File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        byte[] bytes = isNew ? Encoding.UTF8.GetBytes(Empty) : Bytes(target);
        int start = bytes.AsSpan().StartsWith(Mark) ? Mark.Length : 0;
        JsonEditor editor = new(bytes[start..]);
        edit(editor);
        byte[] result = [.. bytes[..start], .. editor.Result()];
        Check(file, result.AsSpan(start), expected);
        UnixFileMode? mode = isNew || OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        OutputFile.Write(target, result, Instead);
        if (mode is { } kept && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, kept);
        }
    }

    private static byte[] Bytes(string file)
    {
        if (new FileInfo(file).IsReadOnly)
        {
            throw new ConfigurationException($"{Quoted.Path(file)} cannot be written: it is read-only; {Instead}");
        }

        byte[] bytes = InputFile.TryReadBytes(file, ConfigurationReader.LongestFile)
            ?? throw new ConfigurationException($"{Quoted.Path(file)} cannot be read any more");
        // The reader takes UTF-16 and UTF-32, too, if the file says so.
        return bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, ..]
            ? throw new ConfigurationException($"{Quoted.Path(file)} is not in UTF-8; save it in UTF-8 first")
            : bytes;
    }

    /// <summary>Nothing is written that the tool would not read as it is meant.</summary>
    private static void Check(string file, ReadOnlySpan<byte> result, IReadOnlyList<Waiver> expected)
    {
        if (result.Length + Mark.Length > ConfigurationReader.LongestFile)
        {
            throw new ConfigurationException(
                $"{Quoted.Path(file)} would become larger than {ConfigurationReader.LongestFile >> 20} MiB");
        }

        if (!ConfigurationReader.Parse(file, Encoding.UTF8.GetString(result)).Waivers.SequenceEqual(expected))
        {
            throw new InvalidOperationException($"{file} would not say what is meant; it was not changed");
        }
    }
}
