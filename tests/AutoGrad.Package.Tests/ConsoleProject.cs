using System.IO;
using System.Threading.Tasks;

namespace AutoGrad.Package.Tests;

/// <summary>A fresh console project that installs the package: its own folder, its own packages folder, warnings as errors.</summary>
internal sealed class ConsoleProject
{
    private readonly string _folder;

    private ConsoleProject(string folder) => _folder = folder;

    public string OutputFolder => Path.Combine(_folder, "bin", "Release", "net10.0");

    public static async Task<ConsoleProject> CreateAsync(PackedLibrary package, string name, string languageVersion, string program)
    {
        string folder = package.NewFolder(name);

        // An installed package is never looked at twice: a packages folder of its own keeps an earlier one out.
        // An audit would ask the registry about a package that it cannot know.
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>{languageVersion}</LangVersion>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <WarningLevel>9999</WarningLevel>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AutoGrad" Version="[{PackedLibrary.Version}]" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{package.Source}" />
              </packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        return new ConsoleProject(folder);
    }

    public Task BuildAsync() => DotNet.RunAsync(_folder, "build", "--configuration", "Release");

    public Task<string> RunAsync() => DotNet.RunAsync(_folder, "run", "--no-build", "--configuration", "Release");
}
