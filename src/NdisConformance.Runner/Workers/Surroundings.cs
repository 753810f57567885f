using System.Collections;
using System.Globalization;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>
/// What a driver can change in its process besides the scenario. It is noted and put right; nothing of it changes a
/// verdict.
/// </summary>
internal sealed class Surroundings
{
    private readonly string? _folder = CurrentFolder();
    private readonly Dictionary<string, string> _environment = Variables();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo? _cultureOfOthers = CultureInfo.DefaultThreadCurrentCulture;
    private readonly int _exitCode = Environment.ExitCode;

    /// <summary>
    /// Puts right what was changed since this object was made, and says what that was. Only the culture of a thread is
    /// surely the work of what ran on it.
    /// </summary>
    /// <param name="isDisturbed">True if the process as a whole is no longer what it was.</param>
    public IReadOnlyList<string> Restore(out bool isDisturbed)
    {
        List<string> changes = [.. OfProcess()];
        isDisturbed = changes.Count > 0;
        if (CultureInfo.CurrentCulture != _culture)
        {
            changes.Add("the driver changed the culture of its thread");
            CultureInfo.CurrentCulture = _culture;
        }

        return changes;
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value!, StringComparer.Ordinal);

    /// <summary>The current directory; null if somebody removed it.</summary>
    private static string? CurrentFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void GoTo(string folder)
    {
        try
        {
            Environment.CurrentDirectory = folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It was removed: nobody can go back.
        }
    }

    private IEnumerable<string> OfProcess()
    {
        if (CultureInfo.DefaultThreadCurrentCulture != _cultureOfOthers)
        {
            CultureInfo.DefaultThreadCurrentCulture = _cultureOfOthers;
            yield return "the driver changed the culture of all threads";
        }

        if (_folder is not null && CurrentFolder() != _folder)
        {
            GoTo(_folder);
            yield return "the driver changed the current directory";
        }

        if (Environment.ExitCode != _exitCode)
        {
            int left = Environment.ExitCode;
            Environment.ExitCode = _exitCode;
            yield return string.Create(CultureInfo.InvariantCulture, $"the driver set the exit code to {left}");
        }

        Dictionary<string, string> now = Variables();
        foreach (string name in now.Keys.Union(_environment.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string? before = _environment.GetValueOrDefault(name);
            if (now.GetValueOrDefault(name) != before)
            {
                Environment.SetEnvironmentVariable(name, before);
                yield return $"the driver changed the environment variable {DriverText.Escape(name)}";
            }
        }
    }
}
