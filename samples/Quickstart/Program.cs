Console.WriteLine("SmrtGen");
