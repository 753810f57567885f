using System.Globalization;
using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>Reads the drivers of a plugin from its attributes.</summary>
internal static class DriverAttributes
{
    /// <summary>The drivers in ordinal order of their names.</summary>
    /// <exception cref="PluginLoadException">An attribute is wrong.</exception>
    public static IReadOnlyList<DriverDeclaration> Drivers(AssemblyMetadata main)
    {
        List<DriverDeclaration> drivers = [.. main.DriverAttributes
            .Select(attribute => Driver(main, attribute))
            .OrderBy(driver => driver.Name, StringComparer.Ordinal)];
        string? twice = drivers.GroupBy(driver => driver.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? drivers : throw new PluginLoadException(
            LoadFailureKind.BadDriverName,
            main.Name,
            $"two drivers of {main.Name} are named '{twice}', or the names differ in case only",
            "give each driver a name of its own");
    }

    /// <summary>What the faulty miniports of a plugin are about.</summary>
    public static IReadOnlyList<FaultyDeclaration> Faults(AssemblyMetadata main)
        => [.. main.FaultAttributes.Select(Fault).OrderBy(fault => fault.Driver, StringComparer.Ordinal)];

    private static DriverDeclaration Driver(AssemblyMetadata main, AttributeUse attribute)
    {
        if (attribute.Fixed.Count != 2)
        {
            throw AssemblyMetadata.Damaged(main.Name, $"an NdisMiniport attribute of {main.Name} cannot be read");
        }

        string name = attribute.Fixed[0] as string ?? string.Empty;
        if (FolderName.Obstacle(name, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') is { } obstacle)
        {
            throw new PluginLoadException(
                LoadFailureKind.BadDriverName,
                main.Name,
                $"'{name}' is no name for a driver of {main.Name}: {obstacle}",
                "use letters, digits, dots and dashes; the name becomes the name of a folder");
        }

        return attribute.Fixed[1] is string { Length: > 0 } type
            ? new DriverDeclaration(name, type, Generation(main, name, attribute))
            : throw new PluginLoadException(
                LoadFailureKind.WrongDriverType,
                main.Name,
                $"the NdisMiniport attribute of '{name}' names no class",
                $"name a public class of the plugin that implements {nameof(IMiniportDriver)}");
    }

    private static NdisGeneration Generation(AssemblyMetadata main, string driver, AttributeUse attribute)
    {
        object? value = attribute.Named
            .Where(argument => argument.Name == nameof(NdisMiniportAttribute.Generation))
            .Select(argument => argument.Value)
            .FirstOrDefault((int)NdisGeneration.Ndis6);
        return value is int number && Enum.IsDefined((NdisGeneration)number)
            ? (NdisGeneration)number
            : throw new PluginLoadException(
                LoadFailureKind.UnknownGeneration,
                main.Name,
                string.Create(
                    CultureInfo.InvariantCulture, $"there is no NDIS generation {value}, which '{driver}' asks for"),
                "use a member of " + nameof(NdisGeneration));
    }

    private static FaultyDeclaration Fault(AttributeUse attribute)
    {
        string also = attribute.Named
            .Where(argument => argument.Name == "AlsoFires")
            .Select(argument => argument.Value as string)
            .FirstOrDefault() ?? string.Empty;
        return new FaultyDeclaration(
            attribute.Fixed.ElementAtOrDefault(0) as string ?? string.Empty,
            attribute.Fixed.ElementAtOrDefault(1) as string ?? string.Empty,
            also.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
